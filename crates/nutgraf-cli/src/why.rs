//! `nutgraf why`: for each event and position what proposed it and how likely it is, and what was rejected beside it.

use std::fmt::Write as _;
use std::io::{Write as _, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use nutgraf::{
    CharIndex, Config, Considered, Document, Event, Evidence, Extractor, Models, Position, Published, Span,
    Word,
};

use crate::criteria::Criteria;
use crate::show::{event_in_words, position_in_words, written};
use crate::{UNUSABLE, complain, failed_to_write, inputs, read};

const MORE_HELP: &str = "\
Examples:
  nutgraf why story.txt
  nutgraf why story.txt --at 1204
  nutgraf why story.txt --rules codebook.toml

Exit status:
  0  all is well
  1  some record could not be read
  2  wrong usage, or a file that cannot be read";

/// Say why events and positions of an article are told, and which are not
///
/// Each comes with its place, the words that say it, the rule or model that proposed it, how likely it is, and how likely it had to be.
/// Below it stands what else the model takes its words for.
#[derive(Args)]
#[command(after_long_help = MORE_HELP)]
pub(crate) struct Arguments {
    /// File to read: any that `extract` reads. - is the standard input, which is also read where no file is named and a pipe comes in
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only what is said by words at this place of the text, in code points, or whose sentence holds it
    #[arg(long, value_name = "OFFSET")]
    at: Option<u32>,
    /// Date of publication of articles that give none: 2025-09-05, 2025-09-05T18:42:00+02:00
    #[arg(long, value_name = "DATE", value_parser = read::published)]
    published: Option<Published>,
    #[command(flatten)]
    criteria: Criteria,
}

/// Says why, and returns the status to end with.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let models = Models::default();
    let asked = arguments.criteria.apply(Config::default(), &models);
    let found = asked.and_then(|asked| Ok((asked, inputs::files(&arguments.files)?)));
    let (asked, found) = match found {
        Ok(found) => found,
        Err(message) => {
            complain(&message);
            return ExitCode::from(UNUSABLE);
        }
    };
    let extractor = Extractor::with_models(asked, models);
    let answered = read::each(found.files, arguments.published.as_ref(), |_, article| {
        let Considered { facts, events, positions, words, .. } = extractor.consider(&article);
        let why = Why { document: Document::new(article, facts), events, positions, words };
        let page = why.page(arguments.at);
        stdout().write_all(page.as_bytes()).map_err(|why| failed_to_write("answer", &why))
    });
    answered.map_or_else(|ended| ended, ExitCode::from)
}

/// A document with what was thought of.
struct Why {
    document: Document,
    events: Vec<f32>,
    positions: Vec<f32>,
    words: Vec<Word>,
}

impl Why {
    /// All that was thought of in reading order, or as far as it concerns a place.
    fn page(&self, at: Option<u32>) -> String {
        let (facts, text) = (&self.document.facts, self.document.article.text());
        let chars = &CharIndex::new(text);
        let at = at.map(|at| chars.to_byte(at).unwrap_or(text.len()));
        let events = facts.events.iter().zip(&self.events);
        let events = events.map(|(event, bar)| self.of_event(event, *bar, chars));
        let positions = facts.positions.iter().zip(&self.positions);
        let positions = positions.map(|(position, bar)| self.of_position(position, *bar, chars));
        let mut all: Vec<_> = events.chain(positions).filter(|(span, _)| self.concerns(*span, at)).collect();
        all.sort_by_key(|(span, _)| *span);
        if all.is_empty() {
            return "nothing was thought of\n".to_owned();
        }
        all.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }

    fn of_event(&self, event: &Event, bar: f32, chars: &CharIndex<'_>) -> (Span, String) {
        let what = format!("event {}", event_in_words(event, &self.document));
        (event.trigger.span, self.told(event.trigger.span, &what, (&event.evidence, bar), chars))
    }

    fn of_position(&self, position: &Position, bar: f32, chars: &CharIndex<'_>) -> (Span, String) {
        let span = position.cue.as_ref().map(|cue| cue.span).unwrap_or_default();
        let what = format!("position {}", position_in_words(position, &self.document));
        (span, self.told(span, &what, (&position.evidence, bar), chars))
    }

    /// Whether a byte is in the words, or in their sentence.
    fn concerns(&self, span: Span, at: Option<usize>) -> bool {
        let own = self.document.facts.sentence_at(span).map_or(span, |sentence| sentence.span);
        at.is_none_or(|at| own.start() <= at && at < own.end())
    }

    fn told(
        &self,
        span: Span,
        what: &str,
        (evidence, bar): (&Evidence, f32),
        chars: &CharIndex<'_>,
    ) -> String {
        let text = self.document.article.text();
        let (start, end) = (chars.to_char(span.start()), chars.to_char(span.end()));
        let verdict = match evidence.score {
            None => "told, whatever its likelihood".to_owned(),
            Some(score) if score >= bar => format!("told: likelihood {score:.2}, at least {bar:.2}"),
            Some(score) => format!("not told: likelihood {score:.2}, below {bar:.2}"),
        };
        let rule = evidence.rule.as_deref().unwrap_or("nobody");
        let mut page = format!("{start}–{end} “{}”  {what}\n    by {rule}; {verdict}\n", &text[span]);
        for word in self.words.iter().filter(|word| word.span.overlaps(span)) {
            let acts = word.acts.iter().map(|(act, score)| (written(act), score));
            let events =
                word.events.iter().map(|(event, score)| (format!("event {}", written(event)), score));
            let all: Vec<_> = acts.chain(events).map(|(name, score)| format!("{name} {score:.2}")).collect();
            let _ = writeln!(page, "    the model takes “{}” for: {}", &text[word.span], all.join(", "));
        }
        page
    }
}
