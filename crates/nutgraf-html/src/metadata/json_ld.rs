//! The article in a page's JSON-LD, as schema.org describes it.

use serde_json::Value;

/// Graphs refer by `@id` to graphs that refer …: this far and no further.
const MAX_STEPS: usize = 6;

/// What the scripts say of the article, each value after the name of its source.
pub(super) fn claims(scripts: &[String]) -> Vec<(String, String)> {
    let mut claims = Vec::new();
    let graphs: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut nodes = Vec::new();
    for graph in &graphs {
        collect(graph, MAX_STEPS, &mut nodes);
    }
    let Some(article) = nodes.iter().copied().filter(|node| rank(node) > 0).max_by_key(|node| rank(node))
    else {
        return claims;
    };
    for key in
        ["headline", "name", "articleBody", "datePublished", "dateCreated", "dateModified", "inLanguage"]
    {
        for text in texts(&article[key], &nodes) {
            claims.push((format!("json-ld {key}"), unescape(&text)));
        }
    }
    let updates = updates(article);
    if !updates.is_empty() {
        claims.push(("json-ld liveBlogUpdate".to_owned(), updates));
    }
    for author in persons(&article["author"], &nodes) {
        claims.push(("json-ld author".to_owned(), unescape(&author)));
    }
    for key in ["creator", "publisher", "sourceOrganization"] {
        for name in texts(&article[key], &nodes) {
            claims.push((format!("json-ld {key}"), unescape(&name)));
        }
    }
    let is_free = &article["isAccessibleForFree"];
    if is_free.as_bool() == Some(false)
        || is_free.as_str().is_some_and(|said| said.eq_ignore_ascii_case("false"))
    {
        claims.push(("json-ld isAccessibleForFree".to_owned(), "false".to_owned()));
    }
    for key in ["mainEntityOfPage", "url"] {
        if let Some(address) = article[key].as_str().or_else(|| article[key]["@id"].as_str()) {
            claims.push(("json-ld url".to_owned(), address.to_owned()));
        }
    }
    claims
}

/// The entries of a live blog as marked text: each its headline, then its words.
fn updates(article: &Value) -> String {
    let entries = &article["liveBlogUpdate"];
    let entries = entries.as_array().map_or(std::slice::from_ref(entries), Vec::as_slice);
    let part = |entry: &Value, key: &str| unescape(entry[key].as_str().unwrap_or_default());
    let marked = entries.iter().map(|entry| {
        format!("<h2>{}</h2><div>{}</div>", part(entry, "headline"), part(entry, "articleBody"))
    });
    marked.filter(|marked| marked != "<h2></h2><div></div>").collect()
}

/// The JSON of a script, with the slips that pages make in it mended.
fn parse(script: &str) -> Option<Value> {
    let bare = script.trim().trim_start_matches("<!--").trim_start_matches("//").trim_start();
    let bare = bare
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//");
    let bare = bare.trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| serde_json::from_str(&mended(bare)).ok())
}

/// Line breaks inside strings are escaped, other controls become spaces, and commas before a closing bracket go.
fn mended(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        match c {
            '"' if !escaped => in_string = !in_string,
            '}' | ']' if !in_string => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
            }
            _ => {}
        }
        escaped = in_string && c == '\\' && !escaped;
        match c {
            '\n' if in_string => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The objects of a graph: it, its list, its `@graph`, what it is the main entity of.
fn collect<'v>(value: &'v Value, steps: usize, nodes: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) if steps > 0 => {
            values.iter().for_each(|value| collect(value, steps - 1, nodes));
        }
        Value::Object(_) => {
            nodes.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "author", "publisher"] {
                if steps > 0 && (value[key].is_object() || value[key].is_array()) {
                    collect(&value[key], steps - 1, nodes);
                }
            }
        }
        _ => {}
    }
}

/// How much an object is the article of the page; 0 when it is none.
fn rank(node: &Value) -> usize {
    let kinds = match &node["@type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let of_kind = |kind: &str| match kind.rsplit(['/', ':']).next().unwrap_or(kind) {
        kind if kind.ends_with("NewsArticle") => 4,
        "Article" | "BlogPosting" | "LiveBlogPosting" | "Report" | "TechArticle" | "ScholarlyArticle"
        | "OpinionNewsArticle" => 3,
        "SocialMediaPosting" | "CreativeWork" => 2,
        "WebPage" if node.get("headline").is_some() || node.get("datePublished").is_some() => 1,
        _ => 0,
    };
    let best = kinds.into_iter().map(of_kind).max().unwrap_or(0);
    let has_headline = usize::from(node.get("headline").is_some());
    if best == 0 { 0 } else { best * 2 + has_headline }
}

/// A value as texts: itself, its name, each of its list, or what its `@id` refers to.
fn texts(value: &Value, nodes: &[&Value]) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => {
            values.iter().filter(|value| !value.is_array()).flat_map(|value| texts(value, nodes)).collect()
        }
        Value::Object(_) => named(value, nodes).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The names of authors, without organizations: those are credited, and did not write.
fn persons(value: &Value, nodes: &[&Value]) -> Vec<String> {
    let is_organization = |value: &Value| {
        let kinds = texts(&value["@type"], nodes);
        kinds.iter().any(|kind| kind.ends_with("Organization"))
    };
    match value {
        Value::Array(values) => values.iter().flat_map(|value| persons(value, nodes)).collect(),
        value if value.is_object() && is_organization(value) => Vec::new(),
        value => texts(value, nodes),
    }
}

fn named(value: &Value, nodes: &[&Value]) -> Option<String> {
    let name = |value: &Value| {
        let name =
            value["name"].as_str().or_else(|| value["name"][0].as_str()).or_else(|| value["@value"].as_str());
        name.map(str::to_owned)
    };
    let referred = || {
        let id = value["@id"].as_str()?;
        nodes.iter().filter(|node| node["@id"].as_str() == Some(id)).find_map(|node| name(node))
    };
    name(value).or_else(referred)
}

/// Entities that pages escape twice.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut text = text.to_owned();
    for (entity, c) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&#x27;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    text
}
