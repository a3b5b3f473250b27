//! From what came back to an [`ApiError`].

use rule::visible;
use serde_json::Value;

use super::{ApiError, FieldViolation, cause::Cause, pipeline::PipelineFault};
use crate::{
    http::Response,
    parameters::{TUNE_LARGE_MODEL, TUNE_TEXT_EMBEDDING_MODEL},
};

/// The longest piece of Google's words that is kept, in characters.
const LONGEST: usize = 2_000;

pub(super) fn response(response: &Response) -> ApiError {
    let retry_after = response
        .header("retry-after")
        .and_then(|seconds| seconds.trim().parse().ok());
    let read = match serde_json::from_slice::<Value>(&response.body) {
        Ok(body) => envelope(&body, response.status),
        Err(_) => no_json(response),
    };
    ApiError {
        status: Some(response.status),
        retry_after: retry_after.or(read.retry_after),
        ..read
    }
}

/// The error of a job: a `google.rpc.Status` whose `code` is one of gRPC and not of HTTP.
pub(super) fn status(status: &Value) -> ApiError {
    let code = status
        .get("code")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    let unspecified = || PipelineFault::find("ERROR_CAUSE_UNSPECIFIED").map(Cause::Pipeline);
    from_status(status, by_rpc_code(code).or_else(unspecified))
}

/// What lies around the error: nothing, a list of one, or OAuth's two words.
fn envelope(body: &Value, http: u16) -> ApiError {
    let body = body.get(0).unwrap_or(body);
    match body.get("error") {
        Some(error @ Value::Object(_)) => {
            let name = error.get("status").and_then(Value::as_str);
            let cause = match name {
                // Of a call, this is a rate unless Google speaks of a quota.
                Some("RESOURCE_EXHAUSTED") => Some(Cause::RateLimited),
                name => name.and_then(by_rpc_name).or_else(|| by_http(http)),
            };
            from_status(error, cause)
        }
        Some(Value::String(word)) => ApiError {
            said: said(
                body.get("error_description")
                    .and_then(Value::as_str)
                    .unwrap_or(word),
            ),
            ..ApiError::new(match word.as_str() {
                "invalid_token" | "invalid_grant" | "invalid_request" => Cause::TokenInvalid,
                _ => by_http(http).unwrap_or(Cause::Invalid),
            })
        },
        _ => ApiError::new(by_http(http).unwrap_or(Cause::Unreadable)),
    }
}

fn no_json(response: &Response) -> ApiError {
    let text = String::from_utf8_lossy(&response.body);
    let text = text.trim();
    let of_status = by_http(response.status);
    let busy = response.status >= 500 || response.status == 429;
    if text.is_empty() {
        return ApiError::new(of_status.unwrap_or(Cause::Empty));
    }
    if !text.starts_with('<') {
        return ApiError {
            said: said(text),
            ..ApiError::new(of_status.filter(|_| busy).unwrap_or(Cause::Unreadable))
        };
    }
    let title = text
        .split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"))
        .map_or("", |(title, _)| title.trim());
    ApiError {
        said: said(title),
        ..ApiError::new(of_status.filter(|_| busy).unwrap_or(Cause::WebPage))
    }
}

fn from_status(error: &Value, otherwise: Option<Cause>) -> ApiError {
    let message = error.get("message").and_then(Value::as_str).unwrap_or("");
    let details = || list(error, "details");
    let of_type = |name: &'static str| {
        details().filter(move |detail| {
            let kind = detail.get("@type").and_then(Value::as_str).unwrap_or("");
            kind.rsplit(['.', '/']).next() == Some(name)
        })
    };
    let create = details().find_map(|detail| {
        let fault = PipelineFault::find(detail.get("errorCause")?.as_str()?)?;
        Some((fault, detail.get("publicMessage").and_then(Value::as_str)))
    });
    let public = create.and_then(|(_, public)| public).unwrap_or("");
    let info = of_type("ErrorInfo").next();
    let reasons = list(error, "errors").filter_map(|old| old.get("reason")?.as_str());
    let cause = by_words(&format!("{message} {public}"))
        .or_else(|| create.map(|(fault, _)| Cause::Pipeline(fault)))
        .or_else(|| info.and_then(by_reason))
        .or_else(|| reasons.into_iter().find_map(by_old_reason))
        .or(otherwise)
        .unwrap_or(Cause::Unreadable);
    let words = match (message, public) {
        (message, "") => message.to_owned(),
        ("", public) => public.to_owned(),
        (message, public) if message.contains(public) => message.to_owned(),
        (message, public) => format!("{message} {public}"),
    };
    ApiError {
        said: said(&words),
        violations: of_type("BadRequest")
            .flat_map(|detail| list(detail, "fieldViolations"))
            .map(violation)
            .collect(),
        retry_after: of_type("RetryInfo").find_map(|detail| {
            let seconds = detail.get("retryDelay")?.as_str()?.strip_suffix('s')?;
            let seconds: f64 = seconds.parse().ok()?;
            tuning::whole(seconds.ceil())
        }),
        ..ApiError::new(safe(cause))
    }
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// `ErrorInfo.reason`. Source: `google/api/error_reason.proto`.
fn by_reason(info: &Value) -> Option<Cause> {
    let about = |name: &str| Some(info.get("metadata")?.get(name)?.as_str()?.to_owned());
    Some(match info.get("reason")?.as_str()? {
        "CREDENTIALS_MISSING" => Cause::TokenMissing,
        "ACCESS_TOKEN_EXPIRED" => Cause::TokenExpired,
        "ACCESS_TOKEN_TYPE_UNSUPPORTED" | "ACCOUNT_STATE_INVALID" | "USER_BLOCKED_BY_ADMIN" => {
            Cause::TokenInvalid
        }
        "ACCESS_TOKEN_SCOPE_INSUFFICIENT" => Cause::ScopeMissing,
        "SERVICE_DISABLED" => Cause::ApiDisabled {
            service: about("service").unwrap_or_else(|| "aiplatform.googleapis.com".to_owned()),
        },
        "BILLING_DISABLED" => Cause::BillingDisabled,
        "CONSUMER_INVALID" | "RESOURCE_PROJECT_INVALID" => Cause::ProjectUnknown,
        "CONSUMER_SUSPENDED" | "GCP_SUSPENDED" => Cause::ProjectSuspended,
        "USER_PROJECT_DENIED" => Cause::QuotaProjectDenied,
        "SECURITY_POLICY_VIOLATED"
        | "ORG_RESTRICTION_VIOLATION"
        | "LOCATION_POLICY_VIOLATED"
        | "LOCATION_ORG_POLICY_VIOLATED"
        | "RESOURCE_USAGE_RESTRICTION_VIOLATED" => Cause::PolicyForbids,
        "RATE_LIMIT_EXCEEDED" => Cause::RateLimited,
        "RESOURCE_QUOTA_EXCEEDED" => Cause::Quota {
            metric: about("quota_metric"),
        },
        "IAM_PERMISSION_DENIED" => Cause::PermissionDenied {
            permission: about("permission"),
        },
        _ => return None,
    })
}

/// `errors[].reason`, as Cloud Storage still writes it.
fn by_old_reason(reason: &str) -> Option<Cause> {
    Some(match reason {
        "authError" => Cause::TokenInvalid,
        "required" => Cause::TokenMissing,
        "insufficientPermissions" => Cause::ScopeMissing,
        "accessNotConfigured" => Cause::ApiDisabled {
            service: "storage.googleapis.com".to_owned(),
        },
        "accountDisabled" => Cause::BillingDisabled,
        "userProjectAccessDenied" => Cause::QuotaProjectDenied,
        "conditionNotMet" => Cause::PreconditionFailed,
        "rateLimitExceeded" | "userRateLimitExceeded" => Cause::RateLimited,
        "quotaExceeded" => Cause::Quota { metric: None },
        "uploadTooLarge" => Cause::TooLarge,
        _ => return None,
    })
}

/// What Google says in words alone. These come first: they are narrower than any code.
fn by_words(said: &str) -> Option<Cause> {
    let lower = said.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().all(|word| lower.contains(word));
    let cause = if says(&["missing required authentication"]) || says(&["anonymous caller"]) {
        Cause::TokenMissing
    } else if says(&["aiplatform.metadatastores.get"]) {
        Cause::MetadataStoresDenied
    } else if says(&["artifact registry", "permission"]) || says(&["artifactregistry.", "denied"]) {
        Cause::ArtifactRegistryDenied
    } else if says(&["iam.serviceaccounts.actas"]) || says(&["permission to act as"]) {
        Cause::ServiceAccountUseDenied
    } else if says(&["cloudkms.", "denied"]) || says(&["cloudkms.cryptokey", "permission"]) {
        PipelineFault::find("INVALID_KMS_SETUP").map(Cause::Pipeline)?
    } else if says(&["iam permission(s) to the bucket"])
        || says(&["does not have storage.", "access"])
    {
        Cause::BucketDenied {
            account: said
                .split([' ', '`', '"', '\''])
                .find(|word| word.contains('@'))
                .map(str::to_owned),
        }
    } else if says(&["specified bucket does not exist"]) {
        Cause::NoSuchBucket
    } else if says(&["quota metrics exceed"]) {
        Cause::Quota {
            metric: after(said, "quota limits: "),
        }
    } else if says(&["quota exceeded"])
        && !says(&["per_minute"])
        && !says(&["per minute"])
        && !says(&["requests_per"])
    {
        Cause::Quota {
            metric: after(said, "metric "),
        }
    } else if says(&["has not been used in project"]) {
        let service = after(said, "/apis/api/").and_then(|rest| {
            let (service, _) = rest.split_once('/')?;
            Some(service.to_owned())
        });
        Cause::ApiDisabled {
            service: service.unwrap_or_else(|| "aiplatform.googleapis.com".to_owned()),
        }
    } else if says(&["requires billing to be enabled"]) || says(&["billing account", "disabled"]) {
        Cause::BillingDisabled
    } else if says(&["insufficient authentication scopes"]) {
        Cause::ScopeMissing
    } else if says(&["prohibited by organization"]) || says(&["constraint constraints/"]) {
        Cause::PolicyForbids
    } else if says(&["dag failed"]) || says(&["failed tasks are"]) {
        Cause::TaskFailed
    } else if says(&["unknown name"]) {
        Cause::UnknownField {
            name: said.split('"').nth(1).map(str::to_owned),
        }
    } else if says(&["publisher model", "not found"])
        || says(&["tun", "model", "no longer"])
        || says(&["model", "deprecated"])
    {
        Cause::ModelClosed
    } else {
        return None;
    };
    Some(cause)
}

/// The word that follows; an address keeps its slashes, a sentence loses its end.
fn after(said: &str, start: &str) -> Option<String> {
    let (_, rest) = said.split_once(start)?;
    let word = rest.split([' ', ',', '"']).next()?.trim_end_matches('.');
    (!word.is_empty()).then(|| word.to_owned())
}

/// The values that Google named, made safe to show.
fn safe(cause: Cause) -> Cause {
    let safe = |text: String| said(&text);
    match cause {
        Cause::ApiDisabled { service } => Cause::ApiDisabled {
            service: safe(service),
        },
        Cause::BucketDenied { account } => Cause::BucketDenied {
            account: account.map(safe),
        },
        Cause::Quota { metric } => Cause::Quota {
            metric: metric.map(safe),
        },
        Cause::UnknownField { name } => Cause::UnknownField {
            name: name.map(safe),
        },
        Cause::PermissionDenied { permission } => Cause::PermissionDenied {
            permission: permission.map(safe),
        },
        other => other,
    }
}

fn by_rpc_name(name: &str) -> Option<Cause> {
    const NAMES: [&str; 17] = [
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    ];
    let code = NAMES.iter().position(|known| *known == name)?;
    by_rpc_code(code as u64)
}

/// Source: `google/rpc/code.proto`.
fn by_rpc_code(code: u64) -> Option<Cause> {
    Some(match code {
        1 => Cause::Cancelled,
        3 | 11 | 12 => Cause::Invalid,
        4 => Cause::DeadlineExceeded,
        5 => Cause::NotFound,
        6 => Cause::AlreadyExists,
        7 => Cause::PermissionDenied { permission: None },
        8 => Cause::Quota { metric: None },
        9 => Cause::FailedPrecondition,
        10 => Cause::Conflict,
        2 | 13 | 15 => Cause::Internal,
        14 => Cause::Unavailable,
        16 => Cause::TokenInvalid,
        _ => return None,
    })
}

fn by_http(status: u16) -> Option<Cause> {
    Some(match status {
        400 | 405 | 411 | 415 | 416 => Cause::Invalid,
        401 => Cause::TokenInvalid,
        403 => Cause::PermissionDenied { permission: None },
        404 => Cause::NotFound,
        408 | 504 => Cause::DeadlineExceeded,
        409 => Cause::AlreadyExists,
        410 => Cause::SessionGone,
        412 => Cause::PreconditionFailed,
        413 => Cause::TooLarge,
        429 => Cause::RateLimited,
        502 | 503 => Cause::Unavailable,
        500.. => Cause::Internal,
        _ => return None,
    })
}

fn violation(value: &Value) -> FieldViolation {
    let text = |name: &str| said(value.get(name).and_then(Value::as_str).unwrap_or(""));
    let field = text("field");
    FieldViolation {
        setting: setting(&field),
        description: text("description"),
        field,
    }
}

/// The setting behind a field, which Google writes in either case and with a path in front.
fn setting(field: &str) -> Option<&'static str> {
    let last = field.rsplit(['.', '/']).next().unwrap_or(field);
    let last = last.trim_matches(['[', ']', '"', '\'']);
    let mut snake = String::with_capacity(last.len() + 4);
    for letter in last.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    let parameter = TUNE_LARGE_MODEL
        .iter()
        .chain(TUNE_TEXT_EMBEDDING_MODEL)
        .find(|parameter| parameter.name == snake)
        .and_then(|parameter| parameter.setting);
    parameter.or(match snake.as_str() {
        "display_name" => Some("displayName"),
        "gcs_output_directory" => Some("outputDirectory"),
        "kms_key_name" => Some("kmsKeyName"),
        "service_account" => Some("serviceAccount"),
        "labels" => Some("labels"),
        "template_uri" => Some("model"),
        "pipeline_job_id" => Some("pipelineJobId"),
        "parent" => Some("project"),
        _ => None,
    })
}

/// Google's words as they are shown: of bearable length, and without what hides or turns text.
fn said(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    visible(&short).into_owned()
}
