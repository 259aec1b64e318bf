//! The data and the themes are inside the program: it is built again when they change.

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=themes");
}
