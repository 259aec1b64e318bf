"""Makes the workbooks of this folder, each with one thing that goes wrong in real life.

    python -m venv venv && venv/bin/pip install openpyxl xlsxwriter xlwt msoffcrypto-tool
    venv/bin/python make.py            # LibreOffice (soffice) makes the ones that are to come from it

The texts beside them say what `giaoban import` answers, in Vietnamese and in English. The data they are imported into is that of
tests/support/program.rs, with an empty period 2026-02 added by `giaoban new`.
"""
import datetime
import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import msoffcrypto.format.ooxml as ooxml
import openpyxl
import xlsxwriter
import xlwt

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = ["STT", "Chỉ tiêu", "ĐVT", "Thực hiện"]
TITLE = "Biểu số liệu tháng 02/2026"


def path(name):
    return os.path.join(HERE, name)


def book(name, rows, head=HEAD, title=TITLE, sheet="KT", more=None):
    """A workbook of openpyxl: a title, a head, rows."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = sheet
    ws["A1"] = title
    ws.append([])
    ws.append(head)
    for row in rows:
        ws.append(row)
    if more:
        more(wb, ws)
    wb.save(path(name))


def numbered(rows):
    return [[at + 1, *row] for at, row in enumerate(rows)]


GOOD = numbered([
    ["Tổng vốn đầu tư công năm 2025", "triệu đồng", 34500.012029],
    ["Đàn trâu", "con", 570],
    ["Hồ sơ đã giải quyết", "hồ sơ", 150],
])


def soffice(source, to, name):
    """Converts with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
        subprocess.run(["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made = [f for f in os.listdir(folder) if f.endswith("." + to.split(":")[0])]
        shutil.copy(os.path.join(folder, made[0]), path(name))


# ---- read, with a word about how

def good():
    book("good.xlsx", GOOD)
    soffice(path("good.xlsx"), "ods", "libreoffice.ods")
    soffice(path("good.xlsx"), "xls", "libreoffice.xls")
    soffice(path("libreoffice.ods"), "xlsx", "libreoffice.xlsx")
    # what a file is called does not matter
    shutil.copy(path("libreoffice.xls"), path("xls-named-xlsx.xlsx"))
    shutil.copy(path("good.xlsx"), path("xlsx-named-xls.xls"))


def units():
    book("money-in-dong.xlsx", numbered([
        ["Tổng vốn đầu tư công năm 2025", "đồng", 34500012029],
        ["Vốn nước ngoài (ODA)", "tỷ đồng", 4.1],
        ["Thu ngân sách nhà nước trên địa bàn (nghìn đồng)", None, 250750.5],
    ]))

    def above(_, ws):
        ws["D2"] = "ĐVT: nghìn đồng"
    book("unit-above.xlsx", [[1, "Thu ngân sách nhà nước trên địa bàn", 250750.5]], head=["TT", "Nội dung", "Thực hiện"], more=above)
    book("unit-in-head.xlsx", [[1, "Thu ngân sách nhà nước trên địa bàn", 250750500]], head=["TT", "Nội dung", "Thực hiện (đồng)"])
    book("other-unit.xlsx", numbered([["Đàn trâu", "hộ", 570]]))
    # the head says million, the figures are in đồng
    book("wrong-unit.xlsx", numbered([["Thu ngân sách nhà nước trên địa bàn", "triệu đồng", 250750500]]))


def numbers():
    book("thousand-or-decimal.xlsx", numbered([["Đàn trâu", "con", "1.234"], ["Hồ sơ đã giải quyết", "hồ sơ", "1,500"]]))
    book("column-decides.xlsx", numbered([["Đàn trâu", "con", "1.234"], ["Vốn nước ngoài (ODA)", "triệu đồng", "4.100,5"]]))
    book("mixed-notations.xlsx", numbered([
        ["Đàn trâu", "con", "1.234"],
        ["Vốn nước ngoài (ODA)", "triệu đồng", "4.100,5"],
        ["Thu ngân sách nhà nước trên địa bàn", "triệu đồng", "1,250.5"],
    ]))
    book("numbers-as-text.xlsx", numbered([
        ["Đàn trâu", "con", "ước 570"],
        ["Vốn nước ngoài (ODA)", "triệu đồng", "4\u00a0100,5"],
        ["Thu ngân sách nhà nước trên địa bàn", "triệu đồng", "(12)"],
        ["Hồ sơ đã giải quyết", "hồ sơ", "-"],
        ["Hồ sơ giải quyết đúng hạn", "hồ sơ", "149 hồ sơ"],
    ]))
    book("words.xlsx", numbered([["Đàn trâu", "con", "đang rà soát"]]))
    # 0,1 + 0,2 in binary
    wb = xlsxwriter.Workbook(path("binary-noise.xlsx"))
    ws = wb.add_worksheet("KT")
    ws.write_row(0, 0, [TITLE])
    ws.write_row(2, 0, HEAD)
    ws.write_row(3, 0, [1, "Thu ngân sách nhà nước trên địa bàn", "triệu đồng"])
    ws.write_number(3, 3, 250.1 + 0.2)
    ws.write_row(4, 0, [2, "Vốn nước ngoài (ODA)", "triệu đồng"])
    ws.write_formula(4, 3, "=4100+0.1+0.2", None, 4100 + 0.1 + 0.2)
    wb.close()


def cells():
    def dates(_, ws):
        ws["D4"].number_format = "dd/mm/yyyy"
    book("dates.xlsx", numbered([["Đàn trâu", "con", datetime.date(2026, 2, 12)], ["Hồ sơ đã giải quyết", "hồ sơ", "12/02/2026"]]), more=dates)

    def percent(_, ws):
        ws["D4"].number_format = "0.00%"
        ws["D5"].number_format = "0.0%"
    # a ratio that the program works out, and a count
    book("percent.xlsx", numbered([["Tỷ lệ giải quyết đúng hạn", "%", 0.9733], ["Đàn trâu", "con", 0.8]]), more=percent)
    wb = xlsxwriter.Workbook(path("errors.xlsx"))
    ws = wb.add_worksheet("KT")
    ws.write_row(0, 0, [TITLE])
    ws.write_row(1, 0, HEAD)
    for at, (name, unit, formula, value) in enumerate([("Đàn trâu", "con", "=#REF!", "#REF!"), ("Hồ sơ đã giải quyết", "hồ sơ", "=1/0", "#DIV/0!")]):
        ws.write_row(at + 2, 0, [at + 1, name, unit])
        ws.write_formula(at + 2, 3, formula, None, value)
    ws.write_row(4, 0, [3, "Hồ sơ giải quyết đúng hạn", "hồ sơ"])
    ws.write_boolean(4, 3, True)
    wb.close()
    # openpyxl writes formulas without their values
    book("formula-without-value.xlsx", numbered([["Đàn trâu", "con", "=500+70"]]))


def rows():
    book("duplicate-rows.xlsx", numbered([["Đàn trâu", "con", 570], ["Hồ sơ đã giải quyết", "hồ sơ", 150], ["Đàn Trâu", "con", 571]]))

    def second(wb, ws):
        copy = wb.copy_worksheet(ws)
        copy.title = "Tháng 2"
    book("duplicate-sheets.xlsx", numbered([["Đàn trâu", "con", 570]]), sheet="Tháng 1", more=second)

    def hidden(wb, ws):
        ws.row_dimensions[5].hidden = True
        other = wb.create_sheet("Nháp")
        other.append(HEAD)
        other.append([1, "Đàn trâu", "con", 999])
        other.sheet_state = "hidden"
    book("hidden.xlsx", GOOD, more=hidden)
    book("near-names.xlsx", numbered([
        ["Thu NSNN trên địa bàn", "triệu đồng", 250.5],
        ["Đàn trâu, bò", "con", 800],
        ["Hồ sơ quá hạn", "hồ sơ", 3],
        ["Số cuộc họp", "cuộc", 12],
    ]))
    book("unknown-id.xlsx", [[1, "trau", "Đàn trâu", "con", 570], [2, "bo", "Đàn bò", "con", 30]], head=["STT", "Mã", "Chỉ tiêu", "ĐVT", "Thực hiện"])

    def outline(_, ws):
        for area in ["A3:A5", "B3:B5", "C3:C5", "D3:G3", "D4:D5", "E4:F4", "G4:G5"]:
            ws.merge_cells(area)
    book("outline.xlsx", [
        [None, None, None, "Kế hoạch năm 2026", "Thực hiện", None, "Cùng kỳ năm 2025"],
        [None, None, None, None, "Tháng 02", "Lũy kế", None],
        ["A", "B", "C", 1, 2, 3, 4],
        ["I", "Kinh tế"],
        [1, "Tổng vốn đầu tư công năm 2025", "triệu đồng", 41864.648184, 700, 34500.5, None],
        ["-", "Vốn nước ngoài", "triệu đồng", 10214.112, None, 4100, None],
        [2, "Thu ngân sách nhà nước trên địa bàn", "triệu đồng", 12000, 70, 250.5, 240],
        ["II", "Hồ sơ thủ tục hành chính"],
        [1, "Hồ sơ đã giải quyết", "hồ sơ", None, 150, 297, 120],
        ["a", "Trong đó: Hồ sơ giải quyết đúng hạn", "hồ sơ", None, 149, 292, None],
        [None, "NGƯỜI LẬP BIỂU"],
    ], head=["STT", "Chỉ tiêu", "ĐVT", "Số liệu"], more=outline)
    book("several-columns.xlsx", [[1, "Đàn trâu", "con", 562, 570]], head=["STT", "Chỉ tiêu", "ĐVT", "Thực hiện (Chi cục Thuế)", "Thực hiện (Kho bạc)"])
    book("this-month.xlsx", [[1, "Đàn trâu", "con", 9, 562, 570]], head=["STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2025", "Thực hiện tháng trước", "Thực hiện tháng này"])
    book("month-without-year.xlsx", [[1, "Đàn trâu", "con", 562, 570]], head=["STT", "Chỉ tiêu", "ĐVT", "TH tháng 01", "TH tháng 02"])
    book("fraction-without-format.xlsx", numbered([["Tỷ lệ che phủ rừng", "%", 0.7032]]))
    book("column-of-the-period.xlsx", [[1, "Đàn trâu", "con", 562, 570]], head=["STT", "Chỉ tiêu", "ĐVT", "Thực hiện tháng 01/2026", "Ước thực hiện tháng 02/2026"])
    book("no-table.xlsx", [["Kính gửi: UBND xã"], ["Đề nghị gửi số liệu trước ngày 12"]], head=[])
    book("no-period.xlsx", GOOD, title="Biểu số liệu")
    book("other-period.xlsx", GOOD, title="Biểu số liệu tháng 01/2026")


# ---- a whole report, in the layout of that of January 2026 of xã Đông Khê; made in LibreOffice

def report():
    head = [["UBND XÃ ĐÔNG KHÊ"], [], [None, "BIỂU SỐ LIỆU KÈM THEO BÁO CÁO THÁNG 02 NĂM 2026"], [None, "(Số liệu tính đến ngày 12/02/2026)"], []]
    table = [
        ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", None, "Tỷ lệ đạt (%)"],
        [None, None, None, None, "Trong kỳ", "Lũy kế", None],
        ["II.1", "KINH TẾ"],
        ["1", "Chăn nuôi"],
        ["-", "Đàn trâu", "con", None, 565],
        ["-", "Đàn bò", "con", None, 36],
        ["-", "Đàn lợn", "con", None, 2450],
        ["-", "Đàn gia cầm", "con", None, 61200],
        ["2", "Tỷ lệ che phủ rừng", "%", None, 0.7032],
        ["4", "Giải ngân vốn đầu tư công"],
        ["a", "Tổng giải ngân vốn đầu tư công", "triệu đồng", 41864.648184, None, 34120.512029, "=F16/D16"],
        ["-", "Vốn năm 2024 kéo dài sang năm 2025", "triệu đồng", 4268.095715, None, 3792.68],
        ["-", "Vốn kế hoạch năm 2025", "triệu đồng", 37596.552469, None, 30327.832029],
        ["5", "Tổng thu NSNN", "đồng", 12118000000, None, 1205350000, "=F19/D19"],
        ["6", "Hồ sơ đăng ký kinh doanh tiếp nhận", "hồ sơ", None, 9],
        ["-", "Đăng ký mới", "hồ sơ", None, 4],
        ["-", "Chấm dứt", "hồ sơ", None, 1],
        ["-", "Thay đổi", "hồ sơ", None, 4],
        ["II.2", "VĂN HÓA - XÃ HỘI"],
        ["4", "Người hưởng trợ cấp xã hội hàng tháng", "người", None, 431],
        [None, "Kinh phí trợ cấp xã hội hàng tháng", "nghìn đồng", None, 286100],
        ["II.4", "HÀNH CHÍNH CÔNG"],
        ["1", "Tổng số hồ sơ", "hồ sơ", None, 171],
        ["a", "Hồ sơ đã giải quyết", "hồ sơ", None, 158],
        ["-", "Trong đó: đúng hạn", "hồ sơ", None, 155],
        ["-", "Quá hạn", "hồ sơ", None, 3],
        ["b", "Hồ sơ đang giải quyết", "hồ sơ", None, 13],
        [],
        [None, "NGƯỜI LẬP BIỂU", None, None, "TM. ỦY BAN NHÂN DÂN"],
    ]
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Biểu 02-2026"
    for row in head + table:
        ws.append(row)
    for area in ["B3:G3", "B4:G4", "A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:F6", "G6:G7", "B8:G8", "B24:G24", "B27:G27"]:
        ws.merge_cells(area)
    for cell in ["E14", "G16", "G19"]:
        ws[cell].number_format = "0.00%"
    for at in range(8, 34):
        for column in "DEF":
            if ws[f"{column}{at}"].number_format == "General":
                ws[f"{column}{at}"].number_format = "#,##0.######"
    with tempfile.TemporaryDirectory() as folder:
        typed = os.path.join(folder, "typed.xlsx")
        wb.save(typed)
        os.makedirs(path("reports"), exist_ok=True)
        for kind in ["ods", "xlsx", "xls"]:
            soffice(typed, kind, f"reports/dong-khe-2026-02.{kind}")


# ---- sizes

def sizes():
    wide = [1, "Đàn trâu", "con", 570] + [at for at in range(16384 - 4)]
    book("wide.xlsx", [wide], title="Biểu tháng 02/2026")

    def far(_, ws):
        ws.cell(1048576, 16384).number_format = "0.0"
    book("last-cell.xlsx", GOOD, more=far)
    soffice(path("last-cell.xlsx"), "ods", "last-cell.ods")
    with zipfile.ZipFile(path("good.xlsx")) as good, zipfile.ZipFile(path("bomb.xlsx"), "w", zipfile.ZIP_DEFLATED) as bomb:
        for entry in good.namelist():
            if entry != "xl/worksheets/sheet1.xml":
                bomb.writestr(entry, good.read(entry))
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * (64 << 20))
    with open(path("good.xlsx"), "rb") as good, open(path("truncated.xlsx"), "wb") as out:
        data = good.read()
        out.write(data[: len(data) * 2 // 3])
    with open(path("libreoffice.xls"), "rb") as good, open(path("truncated.xls"), "wb") as out:
        out.write(good.read()[:1500])
    open(path("empty.xlsx"), "wb").close()


# ---- other files

def others():
    with open(path("good.xlsx"), "rb") as plain, open(path("password.xlsx"), "wb") as out:
        ooxml.OOXMLFile(plain).encrypt("bimat", out)
    manifest = '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    with zipfile.ZipFile(path("password.ods"), "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr("META-INF/manifest.xml", manifest)
        z.writestr("content.xml", bytes(range(256)))
    with open(path("web-page.xls"), "w", encoding="utf-8") as f:
        f.write("<html><head><meta charset='utf-8'></head><body><table><tr><td>Chỉ tiêu</td><td>Thực hiện</td></tr></table></body></html>")
    with open(path("pdf-named.xlsx"), "wb") as f:
        f.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    with zipfile.ZipFile(path("document.xlsx"), "w") as z:
        z.writestr("word/document.xml", "<w:document/>")


# ---- old letters

TCVN3 = dict(zip("ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
                 "¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢£¤¥¦§"))
VNI = {}
for letters, marks in [("a", "àaøáaùảaûãaõạaïâaâầaàấaáẩaåẫaãậaäăaêằaèắaéẳaúẵaüặaë"), ("e", "èeøéeùẻeûẽeõẹeïêeâềeàếeáểeåễeãệeä"), ("o", "òoøóoùỏoûõoõọoïôoâồoàốoáổoåỗoãộoä"), ("u", "ùuøúuùủuûũuõụuï"), ("y", "ỳyøýyùỷyûỹyõ")]:
    for at in range(0, len(marks), 3):
        VNI[marks[at]] = marks[at + 1:at + 3]
VNI.update({"ơ": "ô", "ư": "ö", "đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"})
for base, mark in [("ơ", "ô"), ("ư", "ö")]:
    for letter, sign in zip({"ơ": "ờớởỡợ", "ư": "ừứửữự"}[base], "øùûõï"):
        VNI[letter] = mark + sign


def old():
    rows = [["Biểu số liệu tháng 02/2026"], [], ["Số TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện"], [1, "Thu ngân sách nhà nước trên địa bàn", "triệu đồng", 250.5], [2, "Hồ sơ giải quyết đúng hạn", "hồ sơ", 149]]

    def turned(table, text):
        return "".join(table.get(c, c) for c in text) if isinstance(text, str) else text
    for name, table in [("tcvn3.xlsx", TCVN3), ("vni.xlsx", VNI)]:
        wb = openpyxl.Workbook()
        wb.active.title = "KT"
        for row in rows:
            wb.active.append([turned(table, cell) for cell in row])
        wb.save(path(name))
    wb = xlwt.Workbook(encoding="cp1252")
    ws = wb.add_sheet("KT")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            ws.write(at, column, turned(TCVN3, cell))
    wb.save(path("tcvn3.xls"))
    # the bytes of UTF-8 taken for Latin-1
    wb = openpyxl.Workbook()
    wb.active.title = "KT"
    for row in rows:
        wb.active.append([c.encode("utf-8").decode("latin-1").replace("\x90", "?").replace("\x83", "?") if isinstance(c, str) else c for c in row])
    for row in wb.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = "".join(ch if ord(ch) > 159 or 31 < ord(ch) < 127 else "¿" for ch in cell.value)
    wb.save(path("unknown-letters.xlsx"))


# ---- text with separators

def separated():
    lines = ["Biểu số liệu tháng 02/2026;;;", "STT;Chỉ tiêu;ĐVT;Thực hiện", "1;Thu ngân sách nhà nước trên địa bàn;triệu đồng;1.250,5", "2;Đàn trâu;con;570"]
    text = "\r\n".join(lines) + "\r\n"
    with open(path("semicolons.csv"), "wb") as f:
        f.write(b"\xef\xbb\xbf" + text.encode("utf-8"))
    with open(path("utf-16-tabs.csv"), "wb") as f:
        f.write(b"\xff\xfe" + text.replace(";", "\t").encode("utf-16-le"))
    with open(path("commas-named.xlsx"), "wb") as f:
        f.write(text.replace("1.250,5", '"1.250,5"').replace(";", ",").encode("utf-8"))
    with open(path("tcvn3.csv"), "wb") as f:
        f.write("".join(TCVN3.get(c, c) for c in text).encode("latin-1"))
    # a fraction, and nothing says whether a percentage is meant
    wb = xlwt.Workbook()
    ws = wb.add_sheet("KT")
    ws.write(0, 0, TITLE)
    for column, cell in enumerate(HEAD):
        ws.write(1, column, cell)
    for column, cell in enumerate([1, "Tỷ lệ che phủ rừng", "%", 0.7032]):
        ws.write(2, column, cell)
    wb.save(path("fraction.xls"))
    with open(path("windows-1258.csv"), "wb") as f:
        import unicodedata
        tones = "\u0300\u0301\u0303\u0309\u0323"
        out = []
        for c in text:
            parts = unicodedata.normalize("NFD", c)
            tone = "".join(p for p in parts if p in tones)
            rest = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            out.append(rest + tone)
        f.write("".join(out).encode("cp1258"))


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for make in [good, units, numbers, cells, rows, report, sizes, others, old, separated]:
        if not wanted or make.__name__ in wanted:
            make()
