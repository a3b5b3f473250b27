use super::*;
use crate::Region;

#[test]
fn the_template_and_the_batch_follow_from_the_model() {
    let check = |name, template: &str, gpu, tpu| {
        let model = Model::find(name).expect(name);
        assert!(
            model.template_uri.ends_with(template),
            "{name}: {}",
            model.template_uri
        );
        assert_eq!(
            (model.batch_size.gpu, model.batch_size.tpu),
            (gpu, tpu),
            "{name}"
        );
    };
    check("text-bison@002", "/tune-large-model/v2.0.0", 8, 24);
    check("text-bison@001", "/tune-large-model/v2.0.0", 8, 24);
    check("text-bison-32k@002", "/tune-large-model/v2.0.0", 8, 8);
    check("code-bison@002", "/tune-large-model/v3.0.0", 8, 24);
    check("code-bison-32k@002", "/tune-large-model/v3.0.0", 8, 8);
    check("chat-bison@002", "/tune-large-chat-model/v3.0.0", 8, 24);
    check(
        "codechat-bison-32k@002",
        "/tune-large-chat-model/v3.0.0",
        8,
        8,
    );
    check(
        "textembedding-gecko@001",
        "/llm-text-embedding/tune-text-embedding-model/v1.1.3",
        128,
        128,
    );
}

#[test]
fn the_limits_are_the_model_s_own() {
    let check = |name, input, output, total| {
        let limits = Model::find(name).expect(name).limits();
        let found = (
            limits.input_tokens,
            limits.output_tokens,
            limits.total_tokens,
        );
        assert_eq!(found, (input, output, total), "{name}");
    };
    check("text-bison@002", Some(8_192), Some(1_024), None);
    check("text-bison-32k@002", None, Some(8_192), Some(32_768));
    check("code-bison@002", Some(6_144), Some(1_024), None);
    check("code-bison-32k@002", None, Some(8_192), Some(32_768));
    check("chat-bison@002", None, Some(1_024), Some(8_192));
    check("codechat-bison@002", None, Some(1_024), Some(8_192));
    check("chat-bison-32k@002", None, Some(1_024), Some(32_768));
    check("text-bison@001", Some(8_192), Some(1_024), None);
    check("textembedding-gecko@001", None, None, None);
}

#[test]
fn a_wrong_name_leads_to_the_model_that_was_meant() {
    let check = |name: &str, family, wanted: Option<&str>| {
        let found = Model::suggest(name, family).map(|model| model.name);
        assert_eq!(found, wanted, "{name} under {family:?}");
    };
    check("text-bison", None, Some("text-bison@002"));
    check("text-bison@003", None, Some("text-bison@002"));
    check("text-bison-32k", None, Some("text-bison-32k@002"));
    check(
        "text-bison-32k",
        Some(Family::Code),
        Some("code-bison-32k@002"),
    );
    check(
        "text-bison-32k@002",
        Some(Family::Code),
        Some("code-bison-32k@002"),
    );
    check(
        "text-bison",
        Some(Family::CodeChat),
        Some("codechat-bison@002"),
    );
    check("codechat-bison", Some(Family::Code), Some("code-bison@002"));
    check("text-bison", Some(Family::Text), Some("text-bison@002"));
    check(
        "publishers/google/models/Chat_Bison",
        None,
        Some("chat-bison@002"),
    );
    check("txt-bison@002", None, Some("text-bison@002"));
    check("textembedding-geko", None, Some("textembedding-gecko@001"));
    check("gemini-2.5-flash", None, None);
    check("", None, None);
}

#[test]
fn every_family_has_a_model_that_is_on_offer() {
    for family in Family::ALL {
        let model = family.default_model();
        assert_eq!(model.family, family);
        assert!(Model::offered().any(|offered| offered.name == model.name));
    }
    assert_eq!(Model::offered().count(), 9);
}

#[test]
fn a_retired_version_names_the_one_that_came_after_it() {
    for model in MODELS {
        match model.successor {
            Some(successor) => {
                assert!(model.name.ends_with("@001"));
                assert_eq!(
                    Model::find(successor).expect("it exists").short_name(),
                    model.short_name()
                );
            }
            None => assert!(model.name.ends_with("@002") || model.family == Family::Embedding),
        }
    }
}

#[test]
fn a_region_s_name_in_json_is_its_name_in_a_url() {
    for region in Region::ALL {
        let json = serde_json::to_string(&region).expect("a region is JSON");
        assert_eq!(json, format!("\"{region}\""));
        assert_eq!(Region::find(region.name()), Some(region));
        assert_eq!(
            serde_json::from_str::<Region>(&json).expect("and back"),
            region
        );
    }
    assert_eq!(Region::suggest("us-centra1"), Some(Region::UsCentral1));
    assert_eq!(Region::suggest("mars-north1"), None);
}
