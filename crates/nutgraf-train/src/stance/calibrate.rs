//! How scores become likelihoods that say how often they are right: a slope and an offset on the logit (Platt 1999),
//! learned on words that the scorer has not learned from.

use nutgraf::learn::stance::scorer::Choices;

use super::sample::Sample;

/// The curve that changes nothing, for acts and for events.
pub(crate) const STRAIGHT: [f32; 4] = [1.0, 0.0, 1.0, 0.0];

/// Steps of Newton's method.
const STEPS: usize = 30;

/// Kinds whose logit is lower are far from being told.
const FLOOR: f32 = -4.0;

/// The curve for acts and events.
pub(crate) fn fit(scored: &[(&Sample, Choices)]) -> [f32; 4] {
    let [acts, events] = [0, 1].map(|part| {
        let mut points = Vec::new();
        for (sample, choices) in scored.iter().filter(|(sample, _)| !sample.seen.is_empty()) {
            let Some(told) = &sample.choices[part].told else { continue };
            let logits = choices.logits(part);
            for (kind, logit) in (1_u8..).zip(logits).filter(|(_, logit)| *logit > FLOOR) {
                points.push((f64::from(logit), told.contains(&kind)));
            }
        }
        platt(&points)
    });
    [acts.0, acts.1, events.0, events.1]
}

fn platt(points: &[(f64, bool)]) -> (f32, f32) {
    let (mut slope, mut offset) = (1.0_f64, 0.0_f64);
    for _ in 0..STEPS {
        // Drawn a little to the curve that changes nothing, so that few points do no harm.
        let (mut g, mut h) = ([slope - 1.0, offset], [1.0, 0.0, 1.0]);
        for &(x, is_right) in points {
            let p = 1.0 / (1.0 + (-(slope * x + offset)).exp());
            let (off, bend) = (p - f64::from(u8::from(is_right)), p * (1.0 - p));
            g = [g[0] + off * x, g[1] + off];
            h = [h[0] + bend * x * x, h[1] + bend * x, h[2] + bend];
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        slope -= (g[0] * h[2] - g[1] * h[1]) / determinant;
        offset -= (g[1] * h[0] - g[0] * h[1]) / determinant;
    }
    (slope as f32, offset as f32)
}

#[cfg(test)]
mod tests {
    use super::platt;

    #[test]
    fn the_curve_says_how_often_a_logit_is_right() {
        // Of 100 at logit 1 half are right, of 100 at logit 3 nine in ten.
        let mut points = vec![(1.0, true); 50];
        points.extend([(1.0, false); 50]);
        points.extend([(3.0, true); 90]);
        points.extend([(3.0, false); 10]);
        let (slope, offset) = platt(&points);
        let p = |x: f32| 1.0 / (1.0 + (-(slope * x + offset)).exp());
        assert!((p(1.0) - 0.5).abs() < 0.03 && (p(3.0) - 0.9).abs() < 0.03, "{slope} {offset}");
    }
}
