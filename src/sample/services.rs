//! Public administration: dossiers from intake to result, online filing, digitisation.

use super::calendar::path;
use super::table::Table;

/// Adds the sector. Opening plus received is resolved plus pending, and what is pending opens the next week.
pub fn fill(table: &mut Table) {
    table.next_sheet();
    // from July 2025 on the commune takes over what the district did
    let received = table.counts("hs-tiep-nhan", |week| {
        path(
            &[(0, 46_000), (77, 52_000), (78, 118_000), (105, 98_000)],
            week.at,
        )
    });
    let mut dice = table.dice("hồ sơ");
    let mut columns: [Vec<i64>; 10] = Default::default();
    let mut opening = 24;
    for (week, received) in table.weeks.iter().zip(&received) {
        let all = opening + received;
        // a share of the newly received waits, and a few old ones
        let waiting = received * dice.between(22, 36) / 100 + dice.between(3, 8);
        let pending = if week.working() == 0 {
            all
        } else {
            waiting.min(all)
        };
        let resolved = all - pending;
        let trouble = path(
            &[(0, 22), (60, 9), (77, 9), (79, 58), (92, 30), (105, 26)],
            week.at,
        );
        let late = dice.hits(resolved, trouble);
        let overdue = dice.hits(pending, trouble * 2);
        let online = dice.hits(*received, path(&[(0, 520), (52, 655), (105, 838)], week.at));
        let digital = dice.hits(resolved, path(&[(0, 580), (52, 730), (105, 870)], week.at));
        let row = [
            all,
            resolved,
            resolved - late,
            late,
            pending,
            pending - overdue,
            overdue,
            opening,
            online,
            digital,
        ];
        for (column, value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
        opening = pending;
    }
    let ids = [
        "hs-tong",
        "hs-da-giai-quyet",
        "hs-dung-han",
        "hs-qua-han",
        "hs-dang-giai-quyet",
        "hs-chua-den-han",
        "hs-dang-qua-han",
        "hs-ton",
        "mh-truc-tuyen",
        "mh-so-hoa",
    ];
    table.put("hs-tiep-nhan", 0, &received);
    for (id, column) in ids.into_iter().zip(&columns) {
        table.put(id, 0, column);
    }
}
