//! The command of a cure: lines for `sh`, each filled in from the settings. What is not known stands
//! in capitals, as on Google's own pages.

use tuning::Region;

use super::cause::Cause;
use crate::{
    host::Host,
    names::{GcsUri, KmsKeyName, ProjectId},
    settings::{Settings, given},
    shell::word,
};

const MYSELF: &str = r#""user:$(gcloud config get account)""#;

/// The command that puts things right, where one can.
pub(super) fn command(cause: &Cause, settings: &Settings) -> Option<String> {
    let with = Filling { settings };
    let lines = match cause {
        Cause::TokenMissing | Cause::TokenExpired | Cause::TokenInvalid => {
            vec!["gcloud auth print-access-token".to_owned()]
        }
        Cause::ScopeMissing => vec![
            "gcloud auth login".to_owned(),
            "gcloud auth print-access-token".to_owned(),
        ],
        Cause::ApiDisabled { service } => vec![with.enable(&[service])],
        Cause::BillingDisabled => vec![format!(
            "gcloud billing projects link {} --billing-account BILLING_ACCOUNT_ID",
            with.project()
        )],
        Cause::ProjectUnknown => vec!["gcloud projects list".to_owned()],
        Cause::QuotaProjectDenied => {
            let project = given(settings.quota_project.as_ref())
                .and_then(ProjectId::parse)
                .map_or_else(|| with.project(), |project| project.to_string());
            vec![grant(
                &project,
                MYSELF,
                "roles/serviceusage.serviceUsageConsumer",
            )]
        }
        Cause::PermissionDenied { permission } => vec![match permission.as_deref() {
            Some(permission) if permission.starts_with("storage.") => {
                open_bucket(MYSELF, settings.output_directory.as_str())
            }
            _ => grant(&with.project(), MYSELF, "roles/aiplatform.user"),
        }],
        Cause::MetadataStoresDenied => {
            let mut lines = vec![with.enable(&["compute.googleapis.com"])];
            lines.extend(with.grant_roles());
            lines
        }
        Cause::ServiceAccountUseDenied => vec![format!(
            "gcloud iam service-accounts add-iam-policy-binding {} --project {} --member {MYSELF} \
             --role roles/iam.serviceAccountUser",
            with.account(),
            with.project()
        )],
        Cause::BucketDenied { account } => {
            let member = match account {
                Some(account) if account.ends_with("gserviceaccount.com") => {
                    word(&format!("serviceAccount:{account}"))
                }
                Some(account) => word(&format!("user:{account}")),
                None => MYSELF.to_owned(),
            };
            vec![open_bucket(&member, &settings.dataset_uri)]
        }
        Cause::NoSuchBucket => vec![with.create_bucket()],
        Cause::Internal => vec![with.empty_dataset()],
        Cause::Pipeline(fault) => with.pipeline(fault.name)?,
        _ => return None,
    };
    Some(lines.join("\n"))
}

/// The page of the console where a person goes on.
pub(super) fn link(cause: &Cause, settings: &Settings) -> Option<String> {
    let page = match cause {
        Cause::Quota { .. } => "iam-admin/quotas",
        Cause::Pipeline(fault) if fault.name == "INSUFFICIENT_QUOTA" => "iam-admin/quotas",
        Cause::BillingDisabled => "billing/linkedaccount",
        Cause::ProjectSuspended => "home/dashboard",
        Cause::TaskFailed => "vertex-ai/pipelines/runs",
        _ => return None,
    };
    let project = ProjectId::parse(&settings.project);
    let query = project.map_or_else(String::new, |project| format!("?project={project}"));
    Some(format!("https://console.cloud.google.com/{page}{query}"))
}

fn grant(project: &str, member: &str, role: &str) -> String {
    format!("gcloud projects add-iam-policy-binding {project} --member {member} --role {role}")
}

/// What the settings put into a command.
struct Filling<'a> {
    settings: &'a Settings,
}

impl Filling<'_> {
    fn project(&self) -> String {
        ProjectId::parse(&self.settings.project)
            .map_or_else(|| "PROJECT_ID".to_owned(), |project| project.to_string())
    }

    fn region(&self) -> Option<Region> {
        Region::find(&self.settings.pipeline_region)
    }

    /// The account that the pipeline runs as: the one that was set, or Compute Engine's own.
    fn account(&self) -> String {
        self.given_account()
            .map_or_else(|| format!("\"{}\"", self.default_account()), word)
    }

    fn member(&self) -> String {
        self.given_account().map_or_else(
            || format!("\"serviceAccount:{}\"", self.default_account()),
            |account| word(&format!("serviceAccount:{account}")),
        )
    }

    /// The account that was set, unless `gcloud` would take it for an option.
    fn given_account(&self) -> Option<&str> {
        given(self.settings.service_account.as_ref()).filter(|account| !account.starts_with('-'))
    }

    fn default_account(&self) -> String {
        let number = self.project_number();
        format!("{number}-compute@developer.gserviceaccount.com")
    }

    /// What a shell replaces with the number of the project, also between double quotes.
    fn project_number(&self) -> String {
        let project = self.project();
        format!("$(gcloud projects describe {project} --format 'value(projectNumber)')")
    }

    fn enable(&self, services: &[&str]) -> String {
        let is_service = |service: &str| {
            let plain = |letter: char| letter.is_ascii_lowercase() || letter == '.';
            service.ends_with(".googleapis.com") && service.chars().all(plain)
        };
        let services: Vec<_> = services
            .iter()
            .map(|service| Some(*service).filter(|service| is_service(service)))
            .map(|service| service.unwrap_or("SERVICE"))
            .collect();
        let (services, project) = (services.join(" "), self.project());
        format!("gcloud services enable {services} --project {project}")
    }

    /// The page's two roles. Source: [`PAGE`](tuning::source::PAGE), troubleshooting.
    fn grant_roles(&self) -> [String; 2] {
        ["roles/aiplatform.admin", "roles/storage.objectAdmin"]
            .map(|role| grant(&self.project(), &self.member(), role))
    }

    fn create_bucket(&self) -> String {
        let bucket = bucket(&self.settings.output_directory);
        let project = self.project();
        let region = self.region().map_or("REGION", Region::name);
        format!("gcloud storage buckets create {bucket} --project {project} --location {region}")
    }

    /// The page's own command. Its address is not one that Tuneup calls: it is for a person to run.
    /// Source: [`PAGE`](tuning::source::PAGE), troubleshooting.
    fn empty_dataset(&self) -> String {
        // Without a region, the page's own.
        let region = self.region().unwrap_or(Region::EuropeWest4);
        let (host, project) = (Host::Regional(region), self.project());
        let url = format!("https://{host}/ui/projects/{project}/locations/{region}/datasets");
        let body = r#"{"display_name":"empty","metadata_schema_uri":"gs://google-cloud-aiplatform/schema/dataset/metadata/image_1.0.0.yaml","saved_queries":[{"display_name":"empty","problem_type":"IMAGE_CLASSIFICATION_MULTI_LABEL"}]}"#;
        [
            format!("curl --fail-with-body --request POST {url}"),
            r#"--header "Authorization: Bearer $(gcloud auth print-access-token)""#.to_owned(),
            "--header 'content-type: application/json'".to_owned(),
            format!("--data-raw {}", word(body)),
        ]
        .join(" \\\n  ")
    }

    fn pipeline(&self, fault: &str) -> Option<Vec<String>> {
        let settings = self.settings;
        Some(match fault {
            "INTERNAL" => vec![self.empty_dataset()],
            "INVALID_SERVICE_ACCOUNT_SETUP" => self.grant_roles().to_vec(),
            "CLOUD_API_NOT_ENABLED" => vec![self.enable(&[
                "aiplatform.googleapis.com",
                "compute.googleapis.com",
                "storage.googleapis.com",
            ])],
            "INVALID_GCS_INPUT_URI" => vec![
                format!("gcloud storage ls --long {}", file(&settings.dataset_uri)),
                open_bucket(&self.member(), &settings.dataset_uri),
            ],
            "INVALID_GCS_OUTPUT_URI" => vec![
                format!(
                    "gcloud storage buckets describe {}",
                    bucket(&settings.output_directory)
                ),
                open_bucket(&self.member(), &settings.output_directory),
            ],
            "INVALID_KMS_SETUP" => vec![self.open_key()],
            _ => return None,
        })
    }

    /// The key opened to Vertex AI's own account.
    fn open_key(&self) -> String {
        let key = given(self.settings.kms_key_name.as_ref())
            .filter(|key| KmsKeyName::parse(key).is_some())
            .unwrap_or("projects/PROJECT_ID/locations/us-central1/keyRings/RING/cryptoKeys/KEY");
        let number = self.project_number();
        format!(
            "gcloud kms keys add-iam-policy-binding {} --member \
             \"serviceAccount:service-{number}@gcp-sa-aiplatform.iam.gserviceaccount.com\" --role \
             roles/cloudkms.cryptoKeyEncrypterDecrypter",
            word(key)
        )
    }
}

fn open_bucket(member: &str, uri: &str) -> String {
    format!(
        "gcloud storage buckets add-iam-policy-binding {} --member {member} --role \
             roles/storage.objectAdmin",
        bucket(uri)
    )
}

fn file(uri: &str) -> String {
    GcsUri::parse(uri).map_or_else(|_| "gs://BUCKET/FILE".to_owned(), |_| word(uri))
}

fn bucket(uri: &str) -> String {
    GcsUri::parse(uri).map_or_else(
        |_| "gs://BUCKET".to_owned(),
        |uri| word(&format!("gs://{}", uri.bucket)),
    )
}
