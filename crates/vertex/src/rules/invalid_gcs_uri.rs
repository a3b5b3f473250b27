use rule::{Message, Rule, Sample, Severity, Text};
use serde_json::{Value, json};
use tuning::source::STORAGE;

use super::{Breach, Check};
use crate::{
    job::Job,
    names::{DatasetName, GcsFault, GcsUri},
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
    let directory = (
        "outputDirectory",
        GcsUri::parse(&job.settings.output_directory).err(),
    );
    files(job)
        .into_iter()
        .map(|(field, uri)| (field, GcsUri::parse_file(uri).err()))
        .chain(Some(directory).filter(|_| !job.is_gemini()))
        .filter_map(|(field, fault)| Some(Breach::new(field, message(fault?))))
        .collect()
}

/// The files of a job; an empty URI is one that is missing.
fn files<'a>(job: &Job<'a>) -> Vec<(&'static str, &'a str)> {
    let settings = job.settings;
    let evaluation = job.evaluation_data_uri();
    if job.is_embedding() {
        return files_of_embeddings(job);
    }
    let dataset = Some(settings.dataset_uri.as_str()).filter(|uri| !is_managed(job, uri));
    let evaluation = evaluation.filter(|uri| !is_managed(job, uri));
    dataset
        .map(|uri| ("datasetUri", uri))
        .into_iter()
        .chain(evaluation.map(|uri| ("evaluationDataUri", uri)))
        .collect()
}

/// Whether a dataset is one that Vertex AI keeps. A body of a pipeline job names it in another
/// parameter; a tuning job in the place of the URI.
fn is_managed(job: &Job<'_>, uri: &str) -> bool {
    if job.is_gemini() {
        return DatasetName::parse(uri).is_some();
    }
    let name = job
        .body
        .and_then(|body| body.pointer("/runtimeConfig/parameterValues/dataset_name"))
        .and_then(Value::as_str);
    uri.is_empty() && name.is_some_and(|name| !name.is_empty())
}

/// Labels, documents and queries; the labels for testing and validation are optional.
fn files_of_embeddings<'a>(job: &Job<'a>) -> Vec<(&'static str, &'a str)> {
    let said = |field| {
        job.settings
            .in_group(field)
            .map(|uri| uri.as_str().unwrap_or_default())
    };
    let labels = match said("embedding.trainLabelPath") {
        Some(uri) => ("embedding.trainLabelPath", uri),
        None if job.body.is_some() => ("embedding.trainLabelPath", ""),
        None => ("datasetUri", job.settings.dataset_uri.as_str()),
    };
    let required = ["embedding.corpusPath", "embedding.queriesPath"]
        .map(|field| (field, said(field).unwrap_or_default()));
    let optional = ["embedding.testLabelPath", "embedding.validationLabelPath"]
        .into_iter()
        .filter_map(|field| Some((field, said(field)?)));
    [labels]
        .into_iter()
        .chain(required)
        .chain(optional)
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
