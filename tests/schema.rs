//! The committed JSON Schema is the one that the types give. `UPDATE_GOLDEN=1` rewrites it.

use std::fs;
use std::path::Path;

#[test]
fn schema_is_the_one_that_the_types_give() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/document.schema.json");
    let schema = schemars::schema_for!(nutgraf::Record<'static>);
    let given = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &given).expect("docs/ is writable");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(given == committed, "docs/document.schema.json is stale; run UPDATE_GOLDEN=1 cargo test schema");
}
