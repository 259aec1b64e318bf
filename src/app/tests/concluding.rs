//! Taking conclusions: what is typed, what is asked, what is written, and what a refusal leaves.
