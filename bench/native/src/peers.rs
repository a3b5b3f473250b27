//! An adapter for each counter. None of them adds special tokens.

/// Only we inspect a dataset.
#[cfg(not(feature = "tuneup"))]
impl Contender {
    /// Refuses.
    pub fn inspect(&mut self, _: &[u8]) -> serde_json::Value {
        panic!("this one only counts")
    }
}

#[cfg(feature = "tuneup")]
mod chosen {
    use std::{cell::RefCell, rc::Rc};

    use dataset::{Inspector, Options};
    use tokens::{Counter, SentencePiece, TokenizerLabel, Vocabulary};

    pub struct Contender(Shared);

    /// As the product's worker shares its counter among inspections.
    #[derive(Clone)]
    struct Shared(Rc<RefCell<SentencePiece>>);

    impl Counter for Shared {
        fn count(&mut self, text: &str) -> u64 {
            self.0.borrow_mut().count(text)
        }
        fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
            self.0.borrow_mut().cut_at(text, limit)
        }
        fn label(&self) -> TokenizerLabel {
            self.0.borrow().label()
        }
    }

    impl Contender {
        pub fn read(file: &[u8]) -> Self {
            let vocabulary = Vocabulary::read(file).unwrap();
            Self(Shared(Rc::new(RefCell::new(SentencePiece::new(vocabulary)))))
        }
        pub fn count(&mut self, text: &str) -> u64 {
            self.0.0.borrow_mut().count(text)
        }
        /// In portions as large as the product's worker takes them.
        pub fn inspect(&mut self, file: &[u8]) -> serde_json::Value {
            let counter = Box::new(self.0.clone());
            let mut inspector = Inspector::new(Options::default(), Some(counter)).unwrap();
            for piece in file.chunks(128 * 1024) {
                inspector.feed(piece);
            }
            serde_json::to_value(inspector.finish()).unwrap()
        }
    }
}

#[cfg(feature = "tuneup-json")]
mod chosen {
    use tokenizer_json::TokenizerJson;
    use tokens::Counter;

    pub struct Contender(TokenizerJson);

    impl Contender {
        pub fn read(file: &[u8]) -> Self {
            Self(TokenizerJson::read(file).unwrap())
        }
        pub fn count(&mut self, text: &str) -> u64 {
            self.0.count(text)
        }
    }
}

#[cfg(any(feature = "tokenizers-022", feature = "tokenizers-023"))]
mod chosen {
    #[cfg(feature = "tokenizers-022")]
    use tokenizers_022::Tokenizer;
    #[cfg(feature = "tokenizers-023")]
    use tokenizers_023::Tokenizer;

    pub struct Contender(Tokenizer);

    impl Contender {
        pub fn read(file: &[u8]) -> Self {
            let mut tokenizer = Tokenizer::from_bytes(file).unwrap();
            let _ = tokenizer.with_truncation(None);
            tokenizer.with_padding(None);
            Self(tokenizer)
        }
        pub fn count(&mut self, text: &str) -> u64 {
            self.0.encode_fast(text, false).unwrap().len() as u64
        }
    }
}

#[cfg(feature = "tokenizers-1")]
mod chosen {
    use tokenizers_1::{
        canonicalize_str, from_json,
        pipeline::{EncodeOptions, PipelineToken, PipelineTokenizer},
    };

    pub struct Contender(PipelineTokenizer, Vec<PipelineToken>);

    impl Contender {
        /// A file of the old form is brought into the new one first: the library demands it.
        pub fn read(file: &[u8]) -> Self {
            let file = canonicalize_str(str::from_utf8(file).unwrap()).unwrap();
            Self(from_json(&file).unwrap(), Vec::with_capacity(65_536))
        }
        pub fn count(&mut self, text: &str) -> u64 {
            self.1.clear();
            let options = EncodeOptions::no_specials();
            self.0.encode_into(text, &options, &mut self.1).unwrap();
            self.1.len() as u64
        }
    }
}

#[cfg(feature = "kitoken")]
mod chosen {
    use kitoken::Kitoken;

    pub struct Contender(Kitoken);

    impl Contender {
        pub fn read(file: &[u8]) -> Self {
            Self(Kitoken::from_tokenizers_slice(file).unwrap())
        }
        pub fn count(&mut self, text: &str) -> u64 {
            self.0.encode(text, true).unwrap().len() as u64
        }
    }
}

#[cfg(any(feature = "fastokens", feature = "snaptokens"))]
mod chosen {
    #[cfg(feature = "fastokens")]
    use fastokens::Tokenizer;
    #[cfg(feature = "snaptokens")]
    use snaptokens::Tokenizer;

    pub struct Contender(Tokenizer);

    impl Contender {
        pub fn read(file: &[u8]) -> Self {
            Self(Tokenizer::from_json(serde_json::from_slice(file).unwrap()).unwrap())
        }
        pub fn count(&mut self, text: &str) -> u64 {
            let tokens = self.0.encode_with_special_tokens(text, false);
            tokens.unwrap().len() as u64
        }
    }
}

#[cfg(feature = "splintr")]
mod chosen {
    use splintr::AnyTokenizer;

    pub struct Contender(AnyTokenizer);

    impl Contender {
        pub fn read(file: &[u8]) -> Self {
            Self(splintr::from_json_bytes(file).unwrap())
        }
        pub fn count(&mut self, text: &str) -> u64 {
            self.0.encode_raw(text).len() as u64
        }
    }
}

pub use chosen::Contender;
