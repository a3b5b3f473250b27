use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::json;
use tuning::source::STORAGE;

use super::{Breach, Check};
use crate::{
    job::Job,
    names::{GcsFault, GcsUri},
    samples,
};

pub static RULE: Rule<Check> = Rule {
    code: "J019",
    name: "invalid-gcs-uri",
    severity: Severity::Error,
    strict: false,
    summary: Text {
        en: "A URI does not name a file or folder in Cloud Storage",
        ko: "URI가 Cloud Storage의 파일이나 폴더를 가리키지 않습니다",
    },
    explanation: Text {
        en: "The pipeline reads its files from Cloud Storage and writes its artifacts there. A \
             URI of another form leads nowhere, and the job fails after it was started.",
        ko: "파이프라인은 Cloud Storage에서 파일을 읽고 아티팩트를 저장합니다. 형식이 다른 \
             URI는 찾을 수 없어 작업이 시작된 뒤 실패합니다.",
    },
    help: Text {
        en: "Write `gs://`, the bucket, and for a dataset the one file: \
             `gs://bucket/train.jsonl`.",
        ko: "`gs://`와 버킷, 데이터 세트라면 파일 하나까지 적습니다. 예: \
             `gs://bucket/train.jsonl`",
    },
    bad: Sample::Made(|| samples::settings(&json!({ "datasetUri": "gs://my-bucket/data/" }))),
    good: Sample::Made(|| {
        samples::settings(&json!({ "datasetUri": "gs://my-bucket/data/train.jsonl" }))
    }),
    source: STORAGE,
    check,
};

fn check(job: &Job<'_>) -> Vec<Breach> {
    let settings = job.settings;
    // A body may name a managed dataset of Vertex AI instead of a file.
    let managed = job
        .body
        .and_then(|body| body.pointer("/runtimeConfig/parameterValues/dataset_name"))
        .is_some_and(|name| name.as_str().is_some_and(|name| !name.is_empty()));
    let dataset = Some(settings.dataset_uri.as_str()).filter(|uri| !managed || !uri.is_empty());
    let file = |uri: &str| GcsUri::parse_file(uri).err();
    [
        (
            "outputDirectory",
            GcsUri::parse(&settings.output_directory).err(),
        ),
        ("datasetUri", dataset.and_then(file)),
        (
            "evaluationDataUri",
            job.evaluation_data_uri().and_then(file),
        ),
    ]
    .into_iter()
    .filter_map(|(field, fault)| Some(Breach::new(field, message(fault?))))
    .collect()
}

fn message(fault: GcsFault) -> Message {
    let (en, ko) = match fault {
        GcsFault::Missing => (
            "The URI is missing. Write gs://, the bucket and the path.",
            "URI가 없습니다. gs://, 버킷, 경로를 적습니다.",
        ),
        GcsFault::Scheme => (
            "A URI in Cloud Storage begins with gs://.",
            "Cloud Storage의 URI는 gs://로 시작합니다.",
        ),
        GcsFault::Bucket => (
            "No bucket has such a name: 3 to 63 small letters, digits, hyphens, underscores and \
             dots.",
            "버킷 이름이 올바르지 않습니다. 소문자, 숫자, 하이픈, 밑줄, 점을 사용해 3~63자로 적습니다.",
        ),
        GcsFault::Object => (
            "No file has such a name: at most 1,024 bytes, no line break, no slash after the \
             bucket’s.",
            "파일 이름이 올바르지 않습니다. 최대 1,024바이트이며, 줄바꿈이나 연속된 슬래시를 쓸 수 없습니다.",
        ),
        GcsFault::Folder => (
            "This is a folder. Name the one file, such as gs://bucket/train.jsonl.",
            "폴더가 아닌 파일 하나를 지정합니다. 예: gs://bucket/train.jsonl",
        ),
        GcsFault::Wildcard => (
            "This has a wildcard. Name the one file, such as gs://bucket/train.jsonl.",
            "와일드카드를 쓸 수 없습니다. 파일 하나를 지정합니다. 예: gs://bucket/train.jsonl",
        ),
    };
    Message::new(en, ko)
}
