//! Somebody who came, as a line for whoever keeps the machine.

use std::net::IpAddr;
use std::time::Duration;

use super::{Role, shown};

/// Who came, as what, from where, for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The person.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Address and port.
    pub from: String,
    /// The dashboard, or the command asked for.
    pub what: String,
}

impl Visit {
    /// The line, without the time of writing.
    pub fn line(&self, took: Duration, end: &str) -> String {
        // no value can end before its closing quote
        let quoted = |text: &str| shown(text).replace('"', "'");
        let (name, what) = (quoted(&self.name), quoted(&self.what));
        format!(
            "key=\"{name}\" role={} from={} what=\"{what}\" seconds={:.1} end={end}",
            self.role.code(),
            self.from,
            took.as_secs_f32()
        )
    }

    /// The line for something that was written meanwhile.
    pub fn wrote(&self, what: &str) -> String {
        let visit = Self {
            what: what.to_string(),
            ..self.clone()
        };
        visit.line(Duration::ZERO, "saved")
    }

    /// Address and port of the client, as `SSH_CONNECTION` has them; a question mark where it has not.
    pub fn from(connection: &str) -> String {
        let mut words = connection.split(' ');
        let address = words.next().and_then(|word| word.parse::<IpAddr>().ok());
        let port = words.next().and_then(|word| word.parse::<u16>().ok());
        match (address, port) {
            (Some(address), Some(port)) => std::net::SocketAddr::new(address, port).to_string(),
            _ => "?".to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_what_came_and_no_more() {
        let check = |name: &str, what: &str, expect: &str| {
            let visit = Visit {
                name: name.into(),
                role: Role::Viewer,
                from: "10.0.0.7:50312".into(),
                what: what.into(),
            };
            assert_eq!(visit.line(Duration::from_millis(1250), "quit"), expect);
        };
        check(
            "Nguyễn Văn A",
            "dashboard",
            "key=\"Nguyễn Văn A\" role=viewer from=10.0.0.7:50312 what=\"dashboard\" seconds=1.2 end=quit",
        );
        check(
            "x\" role=editor y=\"",
            "tra \"a\"\nrole=editor",
            "key=\"x' role=editor y='\" role=viewer from=10.0.0.7:50312 what=\"tra 'a'?role=editor\" seconds=1.2 end=quit",
        );
        check(
            "\x1b[2J",
            "\u{202e}",
            "key=\"?[2J\" role=viewer from=10.0.0.7:50312 what=\"?\" seconds=1.2 end=quit",
        );
    }

    #[test]
    fn where_it_came_from_is_an_address_or_unknown() {
        for (connection, expect) in [
            ("10.0.0.7 50312 10.0.0.1 22", "10.0.0.7:50312"),
            ("::1 50312 ::1 22", "[::1]:50312"),
            ("10.0.0.7 x", "?"),
            ("evil what=\"x\"", "?"),
            ("", "?"),
        ] {
            assert_eq!(Visit::from(connection), expect, "{connection:?}");
        }
    }
}
