//! One token counter behind one interface, so that all are measured in the same way. Which one it is,
//! a feature says.

mod peers;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use peers::Contender;

/// The texts of a file that holds a JSON array of strings.
pub fn texts(file: &[u8]) -> Vec<String> {
    serde_json::from_slice(file).expect("a JSON array of strings")
}

impl Contender {
    /// The count of each text.
    pub fn count_all(&mut self, texts: &[String]) -> Vec<u32> {
        texts.iter().map(|text| self.count(text) as u32).collect()
    }
}
