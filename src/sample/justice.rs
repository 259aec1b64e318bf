//! Internal affairs and justice: documents, petitions, mediation, civil status, certification.

use super::table::{Table, add};

pub fn fill(table: &mut Table) {
    table.next_sheet();
    table.put_counts("vb-den", |week| if week.at < 78 { 82_000 } else { 131_000 });
    table.put_counts("vb-di", |week| if week.at < 78 { 34_000 } else { 57_000 });
    petitions(table);
    table.put_counts("td-luot", |_| 2_400);

    let mut dice = table.dice("hòa giải");
    let mediated = table.counts("hg-vu-viec", |_| 1_200);
    let failed: Vec<i64> = mediated.iter().map(|all| dice.hits(*all, 180)).collect();
    table.put("hg-vu-viec", 0, &mediated);
    table.put("hg-khong-thanh", 0, &failed);

    let mut dice = table.dice("khai sinh");
    let births = table.counts("ht-khai-sinh", |_| 2_800);
    let one_step: Vec<i64> = births.iter().map(|all| dice.hits(*all, 850)).collect();
    let late: Vec<i64> = one_step.iter().map(|all| dice.hits(*all, 12)).collect();
    let on_time: Vec<i64> = one_step
        .iter()
        .zip(&late)
        .map(|(all, late)| all - late)
        .collect();
    table.put("ht-khai-sinh", 0, &births);
    table.put("ht-lien-thong", 0, &one_step);
    table.put("ht-lien-thong-dung-han", 0, &on_time);
    table.put("ht-lien-thong-qua-han", 0, &late);
    table.put_counts("ht-khai-tu", |_| 900);
    table.put_counts("ht-ket-hon", |_| 1_300);
    table.put_counts("ct-ban-sao", |_| 38_000);
    table.put_counts("ct-chu-ky", |_| 7_500);
    table.put_counts("ct-hop-dong", |_| 3_100);
    table.put_counts("ct-trich-luc", |_| 11_000);
}

/// Petitions: carried over plus received is resolved plus being verified.
fn petitions(table: &mut Table) {
    let by_hand = table.counts("dt-qua-tiep-dan", |_| 900);
    let by_post = table.counts("dt-qua-buu-chinh", |_| 700);
    let mut dice = table.dice("đơn thư");
    let (mut waiting, mut all, mut resolved, mut verifying) =
        (3, Vec::new(), Vec::new(), Vec::new());
    for received in add(&[&by_hand, &by_post]) {
        let total = waiting + received;
        let done = dice.hits(total, 420);
        waiting = total - done;
        all.push(total);
        resolved.push(done);
        verifying.push(waiting);
    }
    table.put("dt-tong", 0, &all);
    table.put("dt-da-giai-quyet", 0, &resolved);
    table.put("dt-dang-xac-minh", 0, &verifying);
    table.put("dt-qua-tiep-dan", 0, &by_hand);
    table.put("dt-qua-buu-chinh", 0, &by_post);
}
