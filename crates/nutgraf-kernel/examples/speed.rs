use nutgraf_kernel::*;
fn main() {
    let (n, k) = (1024, 256);
    let mut seed = 1u32;
    let mut rnd = || {
        seed = seed.wrapping_mul(1664525).wrapping_add(1013904223);
        (seed >> 16) as i32
    };
    let mut w = |n: usize| -> Vec<i8> {
        (0..n)
            .map(|_| {
                let s: i32 = (0..4).map(|_| rnd() % 21 - 10).sum();
                s as i8
            })
            .collect()
    };
    let wl = w(k * 512);
    let wm = w(k * 320);
    let (s, b) = (vec![0.001; 512], vec![0.1; 512]);
    let rows: Vec<_> = (0..k).map(Some).collect();
    for path in Path::ALL.into_iter().filter(|p| p.is_here()) {
        let layer = Layer::new(path, (&wl, &s, &b), &rows, 1.0 / 127.0);
        let m = Matrix::new(path, (&wm, &s[..320], &b[..320]), &rows, 1.0 / 127.0);
        let mut t = Tiles::default();
        t.reset(n, k);
        for i in 0..n {
            for q in 0..k / 4 {
                t.put(i, q, [(i * 7 + q) as u8, 130, 99, q as u8]);
            }
        }
        let mut win = Windows::default();
        win.set(&vec![32; n / 32]);
        let (mut sums, mut out, mut f) = (vec![], Tiles::default(), vec![]);
        let r = if path == Path::Plain { 3 } else { 100 };
        let mut best = [f64::MAX; 2];
        for _ in 0..3 {
            let a = std::time::Instant::now();
            for _ in 0..r {
                sums.clear();
                layer.run(&t, &win, 100.0, &mut sums, &mut out);
            }
            let b = std::time::Instant::now();
            for _ in 0..r {
                m.times(&t, &mut f);
            }
            let c = std::time::Instant::now();
            best[0] = best[0].min((b - a).as_secs_f64());
            best[1] = best[1].min((c - b).as_secs_f64());
        }
        let per = |d: f64| d / (r * n) as f64 * 1e9;
        println!(
            "{path:?}: layer {:.0} ns/word ({:.1} GMAC/s), matrix {:.0} ns/word ({:.1} GMAC/s)",
            per(best[0]),
            (k * 512) as f64 / per(best[0]),
            per(best[1]),
            (k * 320) as f64 / per(best[1])
        );
    }
}
