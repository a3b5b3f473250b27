//! Whatever the file, the shards and who gets them.

use dataset::{Fingerprint, NotShared, Options, Role};
use proptest::prelude::*;

use crate::shared::{Dealing, assert_same, inspect_alone, share};

/// Lines and pieces of lines; few of them reach into the next line.
const LINES: [&[u8]; 40] = [
    b"{\"input_text\": \"question: Is ice cold? context: It is.\", \"output_text\": \"yes\"}\n",
    b"{\"input_text\": \"question: Is fire cold? context: No.\", \"output_text\": \"no\"}\n",
    b"{\"input_text\": \"context: No. question: Is fire cold?\", \"output_text\": \"no\"}\n",
    b"{\"input_text\": \"Question: Is fire cold? context: It is.\", \"output_text\": \"maybe\"}\n",
    b"{\"input_text\": \"no marker\", \"output_text\": \"no\"}\r\n",
    b"{\"input_text\": \"\", \"output_text\": \" \"}\n",
    b"{\"input_text\": \"a\", \"output_text\": \"b\"} {\"input_text\": \"a\", \"output_text\": \"c\"}\n",
    b"{\"input_text\": \"a a a a a a a a a a\", \"output_text\": \"b b b\"}\n",
    b"{\"input_text\": \"a\", \"output_text\": \"b b b b b b\", \"extra\": 1}\n",
    b"{\"context\":\"c\",\"messages\":[{\"author\":\"user\",\"content\":\"a b\"},{\"author\":\"assistant\",\"content\":\"c\"}]}\n",
    b"{\"messages\":[{\"author\":\"user\",\"content\":\"a b\"},{\"author\":\"bot\",\"content\":\"c c c c c c c c c\"}]}\r\n",
    b"{\"contents\":[]}\n",
    b"{\"prompt\": \"p\", \"completion\": \"c\"}\n",
    b"{\"_id\": \"1\", \"text\": \"one\"}\n",
    b"{\"_id\": \"2\", \"text\": \"two\"}\n",
    b"{\"_id\": \"2\", \"text\": \"two two\"}\n",
    b"1\t2\t1\n",
    b"1\t2\t0\n",
    b"2\t1\tx\n",
    b"query-id\tcorpus-id\tscore\n",
    b"{\"a\":1,\"a\":2,\"b\":3,\"b\":4}\n",
    b"{\"input_text\": \"\\ud83d\", \"output_text\": \"\\u0007\"}\n",
    b"{} [] 1 \"text\"\n",
    b"[1, 2]\n",
    b"not json\n",
    b"\xff\xfe\xfd\n",
    b"\xef\xbb\xbf",
    b"\xef\xbb\xbf{\"input_text\": \"marked\", \"output_text\": \"b\"}\n",
    b"\n",
    b"\r\n",
    b"  \t\n",
    b"{\"input_text\": \"cut off\n",
    b"{\n  \"input_text\": \"a\",\n  \"output_text\": \"b\", \"output_text\": \"b\",\n \"input_text\": 1\n}\n",
    b"{\"input_text\": \"raw\nbreak\", \"output_text\": \"yes\"}\n",
    b"{\"input_text\":\n",
    b"[\n",
    b"]\n",
    b",\n",
    b"{\"a\": [\n",
    b"x",
];

/// Mostly lines that can be read by themselves, so that most files are shared.
fn file(most: usize) -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        30 => 0..9_usize,
        20 => 9..31_usize,
        1 => 31..LINES.len(),
    ];
    let lines = prop::collection::vec((line, 1..4_usize), 0..most);
    lines.prop_map(|lines| {
        let line = |(line, times): (usize, usize)| LINES[line].repeat(times);
        lines.into_iter().flat_map(line).collect()
    })
}

fn options() -> impl Strategy<Value = Options> {
    let model = prop::sample::select(vec![
        None,
        None,
        Some("text-bison@002"),
        Some("chat-bison@002"),
    ]);
    let role = prop::sample::select(vec![
        Role::Training,
        Role::Training,
        Role::Evaluation,
        Role::Corpus,
        Role::Queries,
        Role::Labels,
    ]);
    (
        model,
        role,
        prop::sample::select(vec![1, 2, 3, 1_000]),
        prop::sample::select(vec![60, 110, 1 << 24]),
        any::<bool>(),
    )
        .prop_map(|(model, role, most, max_line_bytes, strict)| Options {
            model: model.map(str::to_owned),
            role,
            strict,
            max_line_bytes,
            max_diagnostics_per_rule: most,
            details: strict,
            ..Options::default()
        })
}

fn dealing() -> impl Strategy<Value = Dealing> {
    let size = prop::sample::select(vec![64, 128, 320, 1_024, 4_096]);
    (size, prop::collection::vec(0..4_usize, 1..9))
        .prop_map(|(size, workers)| Dealing { size, workers })
}

fn check(file: &[u8], options: &Options, against: &[Fingerprint], dealing: &Dealing) {
    match share(file, options, against, dealing, |_| ()) {
        Ok(found) => assert_same(&found, &inspect_alone(file, options, against)),
        Err(why) => assert_eq!(why, NotShared::NotByLine),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_workers_find_is_what_one_finds(
        file in file(60),
        options in options(),
        training in prop::option::of(file(10)),
        dealing in dealing(),
    ) {
        let training: Vec<_> = training.iter().map(|file| {
            let role = if options.role == Role::Labels { Role::Queries } else { Role::Training };
            inspect_alone(file, &Options { role, ..Options::default() }, &[]).1
        }).collect();
        check(&file, &options, &training, &dealing);
    }
}

/// Inputs that use a few markers in so many ways, and outputs of so many classes.
fn made(inputs: usize, ways: usize, classes: usize, seed: usize) -> Vec<u8> {
    let markers = ["task:", "Rules:", "text:", "note:", "hint:"];
    let line = |n: usize| {
        // Spread out, the same for the same numbers.
        let way = (n + seed).wrapping_mul(0x9e37_79b9) / 7 % ways;
        let class = (n * 31 + seed) % classes;
        let mut marked: Vec<_> = markers
            .iter()
            .map(|marker| format!("{marker} x{n}"))
            .collect();
        marked.rotate_left(way % 5);
        if way % 3 == 1 {
            marked.swap(0, way / 5 % 5);
        }
        marked.truncate(5 - usize::from(way % 7 == 3));
        let input = marked.join(" ");
        format!("{{\"input_text\": \"{input}\", \"output_text\": \"class {class}\"}}\n")
    };
    (0..inputs).map(line).collect::<String>().into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn habits_are_those_of_the_whole_file(
        inputs in prop_oneof![100..300_usize, 600..900_usize],
        ways in prop::sample::select(vec![1, 2, 8, 40, 400]),
        classes in prop::sample::select(vec![1, 2, 20, 98, 101, 400]),
        seed in 0..1_000_usize,
        options in options(),
        dealing in dealing(),
    ) {
        let options = Options { role: Role::Training, max_line_bytes: 1 << 24, ..options };
        let file = made(inputs, ways, classes, seed);
        check(&file, &options, &[], &dealing);
    }

    /// Enough inputs to know what they have in common, and strays among them.
    #[test]
    fn what_workers_find_in_long_files_is_what_one_finds(file in file(400), options in options(), dealing in dealing()) {
        let options = Options { role: Role::Training, ..options };
        check(&file, &options, &[], &dealing);
    }
}
