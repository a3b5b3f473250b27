//! The only modules that touch the browser.

pub mod chance;
pub mod clipboard;
pub mod clock;
pub mod creator;
pub mod document;
pub mod download;
pub mod files;
pub mod google;
pub mod inspector;
pub mod job_id;
pub mod link;
pub mod scroll;
pub mod sign_in;
pub mod storage;
pub mod tools;
pub mod trusted;
pub mod uploader;
