//! Lines of any length, from a source that never holds one: what is under the cap is read to its
//! end, what is over it is one finding, and memory does not grow with it.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering},
};

use dataset::{Inspector, Options, Report};

/// The allocator of the system, counting.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

#[allow(unsafe_code, reason = "it only counts what it hands on")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(held, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

const BEFORE: &str = r#"{"input_text": ""#;
const BEHIND: &str = r#"", "output_text": "yes", "x": 1}"#;
const EXAMPLE: &str = r#"{"input_text": "Is ice cold?", "output_text": 1}"#;

/// A report on an example in a line of `length` bytes, with its last field unknown, and on what
/// stands `behind` it; and the most bytes that were held at once.
fn inspect(length: u64, behind: &str) -> (Report, u64) {
    let portion = vec![b'x'; 256 * KIB as usize];
    MOST.store(HELD.load(Ordering::Relaxed), Ordering::Relaxed);
    let before = HELD.load(Ordering::Relaxed);
    let mut inspector = Inspector::new(Options::default(), None).expect("options that are right");
    inspector.feed(BEFORE.as_bytes());
    let mut left = length as usize - BEFORE.len() - BEHIND.len();
    while left > 0 {
        let now = left.min(portion.len());
        inspector.feed(&portion[..now]);
        left -= now;
    }
    inspector.feed(BEHIND.as_bytes());
    inspector.feed(behind.as_bytes());
    let report = inspector.finish();
    (report, (MOST.load(Ordering::Relaxed) - before) as u64)
}

#[track_caller]
fn check(length: u64, behind: &str, most_held: u64, expect: &[(&str, u64, u64)]) {
    let (report, held) = inspect(length, behind);
    let found: Vec<_> = report
        .diagnostics
        .iter()
        .map(|finding| (finding.rule.as_ref(), finding.line, finding.column))
        .filter(|(rule, ..)| *rule != "too-few-examples")
        .collect();
    assert_eq!(found, expect, "a line of {length} bytes");
    assert_eq!(report.file.bytes, length + behind.len() as u64);
    assert!(
        held <= most_held,
        "{held} bytes were held for a line of {length}"
    );
}

/// One test, since the allocator counts for all of them.
#[test]
fn a_line_is_read_up_to_the_cap_and_not_held_beyond_it() {
    let behind = format!("\n{EXAMPLE}\n");
    let last = ("non-string-field", 2, 47);
    // Where the unknown field stands.
    let unknown = |length: u64| ("unknown-field", 1, length - 6);
    for length in [64 * KIB, 8 * MIB, 16 * MIB] {
        // The line and what growing it takes, its text as it reads, and the values in it.
        let most = 4 * length + MIB;
        check(length, &behind, most, &[unknown(length), last]);
        check(length, "", most, &[unknown(length)]);
    }
    let too_long = ("line-too-long", 1, 1);
    for length in [16 * MIB + 1, 64 * MIB, GIB] {
        check(length, &behind, 40 * MIB, &[too_long, last]);
    }
    // Without any line break.
    check(GIB, "", 40 * MIB, &[too_long]);
}
