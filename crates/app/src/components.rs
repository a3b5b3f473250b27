//! Parts of places: properties in, callbacks out.

mod api_problem;
mod choice;
mod code_frame;
mod copy_button;
mod drop_zone;
mod file_button;
mod go_to_line;
mod histogram;
mod icon;
mod json_text;
mod line_input;
mod lost_texts;
#[allow(dead_code, reason = "no place shows metrics yet")]
mod metric_board;
#[allow(dead_code, reason = "no place shows metrics yet")]
mod metric_chart;
mod paste_dialog;
mod problem_filter;
mod problem_list;
mod problem_row;
mod rail;
mod rule_card;
mod rule_link;
mod severity;
mod skip_link;
mod source_line;
mod stale_notice;
mod strip_view;
mod tabs;
mod troubles;

pub use api_problem::ApiProblem;
pub use choice::Choice;
pub use code_frame::CodeFrame;
pub use copy_button::CopyButton;
pub use drop_zone::DropZone;
pub use file_button::FileButton;
pub use go_to_line::GoToLine;
pub use histogram::Histogram;
pub use icon::{Icon, Mark, severity_icon};
pub use json_text::json_text;
pub use line_input::LineInput;
pub use lost_texts::LostTexts;
#[expect(unused_imports, reason = "no place shows metrics yet")]
pub use metric_board::MetricBoard;
pub use metric_chart::MetricChart;
pub use paste_dialog::PasteDialog;
pub use problem_filter::ProblemFilter;
pub use problem_list::{Jump, PROBLEMS, ProblemList};
pub use problem_row::ProblemRow;
pub use rail::Rail;
pub use rule_card::RuleCard;
pub use rule_link::rule_link;
pub use severity::severity;
pub use skip_link::SkipLink;
pub use source_line::source_line;
pub use stale_notice::StaleNotice;
pub use strip_view::StripView;
pub use tabs::{Tab, Tabs, panel_id, tab_id};
pub use troubles::{Trouble, Troubles};
