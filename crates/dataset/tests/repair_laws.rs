//! What every repair keeps to, over files that are wrong in many ways at once.

#[path = "planted/check.rs"]
mod check;
#[path = "planted/datasets.rs"]
mod datasets;
#[path = "planted/mended.rs"]
mod mended;
#[path = "support/repair.rs"]
mod repairing;
mod support;

use dataset::{RepairOptions, Report, Role};
use proptest::prelude::*;
use repairing::{laws, laws_with};

/// Lines and pieces of lines that are repaired, left, or make the reader remember something.
const FRAGMENTS: [&str; 52] = [
    "{\"input_text\": \"Is ice cold?\", \"output_text\": \"yes\"}\n",
    "{\"input_text\": \"Is fire cold?\", \"output_text\": \"no\"}\n",
    "{\"context\":\"c\",\"messages\":[{\"author\":\"user\",\"content\":\"a\"},{\"author\":\"assistant\",\"content\":\"c\"}]}\r\n",
    "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"author\":\"bot\",\"content\":\"c\"}]}\n",
    "{\"prompt\": \"p\", \"completion\": \"c\"}\n",
    "{\"prompt\": \"p\", \"input\": \"i\", \"completion\": \"c\"}\n",
    "{\"input_text\": \"raw\nbreak\", \"output_text\": \"yes\"}\n",
    "{\"input_text\": \"raw\r\nbreak\", \"output_text\": \"yes\"}\r\n",
    "{\n  \"input_text\": \"a\",\n  \"output_text\": \"b\"\n}\n",
    "{\n  'prompt': 'a',\n  'completion': \"it's\",\n}\n",
    "{\"input_text\": \"cut off\n",
    "{\"input_text\":\n",
    "{'input_text': 'cut off\n",
    "{'input_text':\n",
    "{\n \"input_text\": \"a\"\n \"output_text\": \"b\"\n}\n",
    "{\n",
    "}\n",
    "}",
    "[\n",
    "]\n",
    "],",
    ",\n",
    ",",
    " ",
    "{\"a\": [\n",
    "[{\"input_text\": \"x\", \"output_text\": \"y\"},\n",
    "[{'input_text': 'x', 'output_text': 'y'}, {\"prompt\": \"-1.50\", \"completion\": \"y\",},]\n",
    "{\"a\": 1.0}, {",
    "\"b\": -0}, {",
    "\"c\": 1e999}\n",
    "[1, 2]\n",
    "'text' ",
    "\"text\" ",
    "{} {}\n",
    "{'a': True, 'b': [None, 2,],}",
    "{\"a\":1,\"a\":2}",
    "'",
    "\"",
    "\\",
    "'}",
    "\"}\n",
    "\u{feff}",
    "\u{feff}\u{feff}{\"a\": 3}\n",
    "\n",
    "\r\n",
    "\r",
    "  \t",
    "\n\n\n",
    "not json\n",
    "\u{2028}",
    "  {\"input_text\": \"indented\", \"output_text\": \"a\"}\n",
    "{\"input_text\": \"one two three four five six seven\", \"output_text\": \"a\"}\n",
];

fn file() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(FRAGMENTS.to_vec());
    prop::collection::vec(fragment, 0..12).prop_map(|fragments| fragments.concat())
}

fn options() -> impl Strategy<Value = RepairOptions> {
    let models = vec![None, Some("text-bison@002"), Some("chat-bison@002")];
    let roles = vec![Role::Training, Role::Training, Role::Corpus];
    (
        prop::sample::select(models),
        prop::sample::select(roles),
        prop::sample::select(vec![60, 1 << 24]),
    )
        .prop_map(|(model, role, max_line_bytes)| RepairOptions {
            model: model.map(str::to_owned),
            role,
            max_line_bytes,
            ..RepairOptions::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn every_file_keeps_the_laws(file in file(), options in options()) {
        laws_with(file.as_bytes(), &options);
    }

    #[test]
    fn any_bytes_keep_the_laws(file in prop::collection::vec(any::<u8>(), 0..200)) {
        laws(&file);
    }

    #[test]
    fn bytes_that_look_like_json_keep_the_laws(file in "[\\[\\]{}:,'\" \\\\\r\n\u{feff}a1]{0,60}") {
        laws(file.as_bytes());
    }
}

#[test]
fn every_planted_file_is_mended_and_nothing_is_lost() {
    for seed in 0..500 {
        let planted = datasets::dataset(seed);
        if let Some(law) = mended::broken_law(&planted, &check::report(&planted)) {
            panic!("seed {seed}: {law}");
        }
    }
}

#[test]
fn what_a_repair_loses_is_noticed() {
    let is_noticed = |spoil: fn(&mut Report)| {
        let planted = (0..1_000)
            .map(datasets::dataset)
            .find(|planted| planted.faults == ["blank-line"])
            .expect("a dataset with this fault alone");
        let mut was = check::report(&planted);
        spoil(&mut was);
        mended::broken_law(&planted, &was).is_some()
    };
    assert!(!is_noticed(|_| {}));
    assert!(is_noticed(|was| was.file.examples += 1));
    assert!(is_noticed(|was| {
        was.counts.insert("unknown-field".to_owned(), 1);
    }));
}
