//! Reading XML forward: names of tags with their prefix, attributes, text.

use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use unicode_normalization::UnicodeNormalization;

use super::{Unreadable, guard};

/// One step through a document.
pub enum Step {
    Open(Tag),
    /// A tag closes: its name without a prefix.
    Close(Box<str>),
    /// Text between tags.
    Text(String),
}

pub struct Tag {
    /// Its name without a prefix.
    pub name: Box<str>,
    attributes: Vec<(Box<str>, String)>,
}

impl Tag {
    /// An attribute by its whole name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| **n == *name)
            .map(|(_, value)| value.as_str())
    }

    /// The identifier of a link, whatever prefix it has.
    pub fn linked(&self) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| n.ends_with(":id"))
            .map(|(_, value)| value.as_str())
    }

    /// An attribute that is a number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.parse().ok()
    }
}

/// A document that is read forward.
pub struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    /// A tag that is empty closes as well.
    closing: Option<Box<str>>,
}

impl<R: BufRead> Xml<R> {
    pub fn new(input: R) -> Self {
        Self {
            reader: Reader::from_reader(input),
            buffer: Vec::new(),
            closing: None,
        }
    }

    /// The next step; nothing at the end.
    pub fn next(&mut self) -> Result<Option<Step>, Unreadable> {
        if let Some(name) = self.closing.take() {
            return Ok(Some(Step::Close(name)));
        }
        loop {
            self.buffer.clear();
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|e| fault(&e))?;
            return Ok(Some(match event {
                Event::Start(tag) => Step::Open(open(&tag)?),
                Event::Empty(tag) => {
                    let tag = open(&tag)?;
                    self.closing = Some(tag.name.clone());
                    Step::Open(tag)
                }
                Event::End(tag) => Step::Close(tag.local_name().as_ref().into()),
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(c)) => Step::Text(c.to_string()),
                    _ => Step::Text(named(&entity.xml10_content()).to_string()),
                },
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// The text up to the end of a tag: that in the tags `of`, without what hangs in `not` beside them; `between` stands between two.
    pub fn text(
        &mut self,
        until: &str,
        (of, between): (&str, &str),
        not: &str,
    ) -> Result<String, Unreadable> {
        let mut text = String::new();
        let (mut parts, mut within, mut beside) = (0usize, 0usize, 0usize);
        while let Some(step) = self.next()? {
            match step {
                Step::Open(tag) if *tag.name == *not => beside += 1,
                Step::Open(tag) if *tag.name == *of && beside == 0 => {
                    text.push_str(if parts > 0 { between } else { "" });
                    (parts, within) = (parts + 1, within + 1);
                }
                Step::Open(tag) if matches!(&*tag.name, "s" | "tab" | "line-break") => {
                    text.push_str(if within > 0 { " " } else { "" });
                }
                Step::Close(name) if *name == *until => break,
                Step::Close(name) if *name == *not => beside = beside.saturating_sub(1),
                Step::Close(name) if *name == *of && beside == 0 => {
                    within = within.saturating_sub(1);
                }
                Step::Text(part) if within > 0 && beside == 0 => text.push_str(&part),
                _ => {}
            }
        }
        Ok(text.nfc().collect())
    }
}

fn named(entity: &str) -> &'static str {
    match entity {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

fn open(tag: &BytesStart<'_>) -> Result<Tag, Unreadable> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Unreadable::Damaged)?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| Unreadable::Damaged)?
            .into_owned();
        attributes.push((attribute.key.as_ref().into(), value));
    }
    Ok(Tag {
        name: tag.local_name().as_ref().into(),
        attributes,
    })
}

fn fault(error: &Error) -> Unreadable {
    match error {
        Error::Io(error) => guard::fault(error),
        _ => Unreadable::Damaged,
    }
}
