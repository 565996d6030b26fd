//! The JSON others read: its names and forms stay as docs/check.md has them.

use crate::{Report, Text, check, check_damaged};

#[test]
fn a_report_is_the_json_of_its_documentation() {
    let report = check(&Text::plain("共申请１２件，其中发明1.50万件。"));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(
        json["quantities"],
        serde_json::json!([
            {"id": "q1", "span": [3, 6], "text": "１２件", "value": "12", "upper": null, "unit": "件",
             "kind": "count", "approximate": false, "damaged": false, "subject": "申请", "candidates": [], "further": []},
            {"id": "q2", "span": [11, 17], "text": "1.50万件", "value": "15000", "upper": null, "unit": "件",
             "kind": "count", "approximate": false, "damaged": false, "subject": "发明", "candidates": [], "further": []},
        ])
    );
    assert_eq!(
        json["relations"],
        serde_json::json!([
            {"id": "r1", "kind": "bound", "quantities": ["q2", "q1"], "holds": false, "stated": "1.50万件",
             "computed": "12件", "explanation": "1.50万件≤12件：不一致"},
        ])
    );
    assert_eq!(
        json["findings"],
        serde_json::json!([
            {"id": "f1", "grade": "must", "rule": "part-over-whole", "span": [11, 17],
             "message": "部分大于整体：“发明1.50万件”大于“共申请12件”", "candidates": [], "further": [], "relations": ["r1"]},
        ])
    );
    assert_eq!(json["damage"], serde_json::json!({"lost": [], "confidence": "0", "evidence": []}));
    assert_eq!(json["characters"], 18);
}

#[test]
fn a_report_is_read_as_it_was_written() {
    let sound = check(&Text::plain("补助12.50万元至20万元，惠及60户，增长5%。"));
    let damaged = check_damaged(&Text::plain("其中发明件、实用新型22件，合计27件。"), &['5']);
    for report in [sound, damaged] {
        let json = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    }
}
