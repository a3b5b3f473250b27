//! Where the numbers and rules come from. Read in November 2026.

/// Google's page about the supervised tuning of `PaLM` text models.
pub const PAGE: &str =
    "https://cloud.google.com/vertex-ai/generative-ai/docs/models/tune-text-models-supervised";

/// The same page and Google's table of the legacy models, where one says what the other leaves out.
pub const PAGE_AND_LEGACY_MODELS: &str = "https://cloud.google.com/vertex-ai/generative-ai/docs/models/tune-text-models-supervised, \
     https://cloud.google.com/vertex-ai/generative-ai/docs/legacy/legacy-models";

/// Google's table of the legacy models: their token limits.
pub const LEGACY_MODELS: &str =
    "https://cloud.google.com/vertex-ai/generative-ai/docs/legacy/legacy-models";

/// Google's page about tuning code models.
pub const CODE_MODELS: &str =
    "https://cloud.google.com/vertex-ai/generative-ai/docs/models/tune-code-models";

/// Google's page about tuning text embeddings.
pub const EMBEDDINGS: &str =
    "https://cloud.google.com/vertex-ai/generative-ai/docs/models/tune-embeddings";

/// Google's notice that the `PaLM` models are closed.
pub const DEPRECATION: &str =
    "https://cloud.google.com/vertex-ai/generative-ai/docs/deprecations/palm";

/// Google's Python SDK, which checks some settings before it sends them.
pub const SDK: &str = "google-cloud-aiplatform 1.60.0 (Python)";

/// Google's machine-readable description of the Vertex AI API, revision 20261106.
pub const API: &str = "https://aiplatform.googleapis.com/$discovery/rest?version=v1";

/// Google's rules for the names of projects.
pub const PROJECTS: &str =
    "https://cloud.google.com/resource-manager/docs/creating-managing-projects";

/// Google's rules for the names of buckets and objects.
pub const STORAGE: &str = "https://cloud.google.com/storage/docs/buckets#naming";

/// No document says so; those who tune models know it.
pub const PRACTICE: &str = "practice";
