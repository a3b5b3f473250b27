//! The Web Worker that counts with the built-in vocabulary.

fn main() {
    worker::session::serve(worker::session::no_tokenizer);
}
