//! Types as the stub writes them, where PyO3 cannot tell them from a Rust type.

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::type_hint_identifier;

/// `str`
pub(crate) const STR: PyStaticExpr = type_hint_identifier!("builtins", "str");
/// `tuple`
pub(crate) const TUPLE: PyStaticExpr = type_hint_identifier!("builtins", "tuple");
/// `Facts`
pub(crate) const FACTS: PyStaticExpr = type_hint_identifier!("nutgraf._facts", "Facts");
/// `object`
pub(crate) const OBJECT: PyStaticExpr = type_hint_identifier!("builtins", "object");
/// `typing.Any`
pub(crate) const ANY: PyStaticExpr = type_hint_identifier!("typing", "Any");
/// `typing.Literal`
pub(crate) const LITERAL: PyStaticExpr = type_hint_identifier!("typing", "Literal");
/// `...`
pub(crate) const ELLIPSIS: PyStaticExpr = PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis };

/// A string.
pub(crate) const fn string(value: &'static str) -> PyStaticExpr {
    PyStaticExpr::Constant { value: PyStaticConstant::Str(value) }
}
