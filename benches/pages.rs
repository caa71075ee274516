//! How fast pages are read, beside dom_smoothie: `cargo run --release -p nutgraf-bench --bin pages -- FOLDER [ROUNDS]`.
//!
//! FOLDER holds `.html` or `.html.gz`. Each page is read by both in turns, and the least CPU time of all rounds counts, so a busy machine
//! disturbs less. Decompression is not counted, finding out the character set and metadata are.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use cpu_time::ThreadTime;
use nutgraf_html::Options;

type Read = fn(&[u8]);

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder of pages");
    let rounds: usize =
        arguments.next().map_or(5, |rounds| rounds.parse().expect("how often each page is read"));
    let files = files(Path::new(&folder));
    let before = peak_mb();
    for file in &files {
        nutgraf(&page(file));
    }
    let held = peak_mb() - before;
    let readers: [(&str, Read); 2] = [("nutgraf", nutgraf), ("dom_smoothie", dom_smoothie)];
    let mut least = [vec![Duration::MAX; files.len()], vec![Duration::MAX; files.len()]];
    let mut bytes = 0;
    for _ in 0..rounds {
        for (at, file) in files.iter().enumerate() {
            let page = page(file);
            bytes += page.len();
            for ((_, read), least) in readers.iter().zip(&mut least) {
                let begin = ThreadTime::now();
                read(&page);
                least[at] = least[at].min(begin.elapsed());
            }
        }
    }
    println!("reader,pages,pages_per_s,ms_per_page,mb_per_s,worst_ms");
    for ((name, _), least) in readers.iter().zip(&least) {
        println!("{name},{}", figures(least, bytes / rounds.max(1)));
    }
    println!("nutgraf held {held:.1} MB at most, the page itself with them");
}

fn nutgraf(page: &[u8]) {
    std::hint::black_box(nutgraf_html::read_page(page, &Options::default()).is_ok());
}

fn dom_smoothie(page: &[u8]) {
    let readability = dom_smoothie::Readability::new(String::from_utf8_lossy(page).as_ref(), None, None);
    std::hint::black_box(readability.is_ok_and(|mut readability| readability.parse().is_ok()));
}

fn figures(least: &[Duration], bytes: usize) -> String {
    let seconds = least.iter().sum::<Duration>().as_secs_f64();
    let worst = least.iter().max().map_or(0.0, Duration::as_secs_f64);
    #[expect(clippy::cast_precision_loss, reason = "figures of three digits")]
    let (pages, bytes) = (least.len() as f64, bytes as f64);
    format!(
        "{pages},{:.0},{:.2},{:.0},{:.1}",
        pages / seconds,
        seconds * 1e3 / pages,
        bytes / 1e6 / seconds,
        worst * 1e3
    )
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let is_page = |path: &PathBuf| path.to_string_lossy().ends_with(".html") || is_packed(path);
    let entries = fs::read_dir(folder).expect("the folder can be read").flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_page).collect();
    files.sort();
    files
}

fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "gz")
}

fn page(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).expect("the page can be read");
    if !is_packed(path) {
        return bytes;
    }
    let mut page = Vec::new();
    flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut page).expect("the page is whole");
    page
}

/// The most memory that this process ever held, in MB; 0 where the system does not say.
fn peak_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or_default();
    kilobytes / 1024.0
}
