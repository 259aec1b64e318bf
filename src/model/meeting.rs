//! The Monday meeting: its agenda, who reports what, and what the notice of its conclusions says around them.

use chrono::NaiveTime;

/// One item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgendaItem {
    /// The sector that is reported, by its position in the catalogue; none for an item of its own.
    pub sector: Option<usize>,
    /// Its name, where it is not the sector's: `Kết luận tuần trước`.
    pub title: Option<Box<str>>,
    /// Who reports: `Phòng Kinh tế`.
    pub reporter: Option<Box<str>>,
    pub minutes: Option<u16>,
    /// Notes for who reports; never projected.
    pub notes: Option<Box<str>>,
}

/// What stands around the conclusions in their notice (Nghị định 30/2020/NĐ-CP, Phụ lục I and III).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeForm {
    /// The body above the issuing one: `ĐẢNG BỘ XÃ…`, or none.
    pub parent_body: Option<Box<str>>,
    /// The issuing body: `ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ`.
    pub body: Option<Box<str>>,
    /// Its letters in the number of the document: `TB-UBND`.
    pub symbol: Option<Box<str>>,
    /// Place before the date: `Đông Khê`.
    pub place: Option<Box<str>>,
    /// What the signer signs by: `TM. ỦY BAN NHÂN DÂN`, `TL. CHỦ TỊCH`.
    pub authority: Option<Box<str>>,
    /// The signer's office: `CHÁNH VĂN PHÒNG`.
    pub signer_title: Option<Box<str>>,
    pub signer: Option<Box<str>>,
    /// `Nơi nhận`: who gets it, a line each.
    pub recipients: Vec<Box<str>>,
}

/// The Monday meeting of a commune, as its file says; everything may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingPlan {
    /// Its name: `Giao ban UBND xã`.
    pub name: Option<Box<str>>,
    pub time: Option<NaiveTime>,
    pub place: Option<Box<str>>,
    /// Who chairs: `Chủ tịch UBND xã`.
    pub chair: Option<Box<str>>,
    /// The items, in order; empty for the usual order.
    pub items: Vec<AgendaItem>,
    /// Offices and persons that tasks can be given to, beside the owners that tasks have.
    pub offices: Vec<Box<str>>,
    /// Counts of people from 1 up to, and not including, this one are not projected.
    pub suppress_below: Option<u32>,
    pub notice: NoticeForm,
}
