//! Pages that look like an article and are none: of an error, of consent to cookies.

use nutgraf::Article;

use crate::metadata::Metadata;
use crate::page::{NoArticle, SHORT, body};
use crate::tree::one_line;

/// Why an article is none, if it is not.
pub(crate) fn refused(article: &Article, metadata: &Metadata) -> Option<NoArticle> {
    let body = body(article);
    let words = body.split_whitespace().count();
    if words > SHORT || metadata.published.is_some() || !metadata.byline.is_empty() {
        return None;
    }
    let title = metadata.title.as_deref().or(article.title.as_deref()).unwrap_or_default();
    let (title, body) = (plain(title), plain(&body));
    let says = |text: &str, phrases: &[&str]| phrases.iter().filter(|phrase| text.contains(*phrase)).count();
    let names_error = title.split(' ').count() <= 8 && says(&title, ERROR_TITLES) > 0;
    if names_error || says(&body, ERRORS) >= if title.is_empty() { 1 } else { 2 } {
        return Some(NoArticle::ErrorPage);
    }
    (says(&body, CONSENT) >= 2 && says(&body, &["cookie"]) > 0).then_some(NoArticle::ConsentWall)
}

const ERROR_TITLES: &[&str] = &[
    "404",
    "403 ",
    "500 ",
    "502 ",
    "503 ",
    "page not found",
    "not found",
    "page can't be found",
    "page cannot be found",
    "page isn't available",
    "page is unavailable",
    "access denied",
    "access to this page has been denied",
    "forbidden",
    "server error",
    "bad gateway",
    "service unavailable",
    "just a moment",
    "attention required",
    "are you a robot",
    "are you human",
    "security check",
    "something went wrong",
    "temporarily unavailable",
    "under maintenance",
];
const ERRORS: &[&str] = &[
    "page you are looking for",
    "page you're looking for",
    "page you requested",
    "could not be found",
    "can't be found",
    "cannot be found",
    "does not exist",
    "doesn't exist",
    "may have been moved",
    "has been moved",
    "no longer available",
    "don't have permission",
    "do not have permission",
    "error 404",
    "404 error",
    "error code",
    "unusual traffic",
    "unusual activity",
    "verify you are human",
    "verifying you are human",
    "not a robot",
    "enable javascript",
    "enable cookies",
    "ray id",
    "reference #",
    "try again later",
    "return to the homepage",
    "go to the homepage",
    "check the url",
    "check the address",
    "internal server error",
    "site is down",
    "back soon",
];
const CONSENT: &[&str] = &[
    "we value your privacy",
    "we and our partners",
    "our partners",
    "store and access",
    "store and/or access",
    "store cookies",
    "use cookies",
    "uses cookies",
    "accept all",
    "accept cookies",
    "reject all",
    "manage preferences",
    "manage your choices",
    "cookie policy",
    "privacy policy",
    "before you continue",
    "your consent",
    "personalised ads",
    "personalized ads",
    "personal data",
];

fn plain(text: &str) -> String {
    one_line(text).to_lowercase().replace('’', "'")
}
