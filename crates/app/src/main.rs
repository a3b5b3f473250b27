//! The Tuneup page.

fn main() {
    app::run();
}
