"""Plans to import: a Russian one, a school form, and Word files made of their bare parts."""

import io
import zipfile
from xml.sax.saxutils import escape

RUSSIAN = """\
План семинарского занятия № 3

Дисциплина: История Казахстана
Преподаватель: Ж. Ахметова
Время: 80 минут

1. Тема: Движение Алаш
2. План:
1) Возникновение движения;
2) Правительство Алаш-Орды.
3. Цели и задачи занятия: познакомить с программой партии; обсудить её судьбу; научить
сравнивать источники.
4. Oборудoвaние и средства: проектор, карта (1917, 1919 годов), доска.
5. Ход занятия
Организационный момент (5 мин)
Перекличка.
Новый материал (40 мин)
В декабре 1917 года в Оренбурге прошёл второй съезд. 5 марта 1920 года правительство было
распущено. На съезде было 59 делегатов: казахов – 51, русских – 5, татар – 3.
6. Задания:
1 уровень
1. Назовите лидеров партии.
2 уровень
2. Сравните две программы.
Запишите различия в таблицу.
Домашнее задание:
Прочитать § 12.
7. Литература:
1. Кәкішұлы Т. Қазақ әдебиетінің қысқаша тарихы. – Алматы: Қазақ университеті, 2002. – 235 б.
2. Формозов Н. А. Воздушные змеи над зоной // Новый мир. – 2012. – № 5.
4. Аманжолова Д. А. Алаш: исторический смысл
8. Критерии оценивания:
полнота ответа – 5 баллов
9. Глоссарий:
ЦК – центральный комитет
без значения
"""

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
)
STYLES = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'


def paragraph(text: str, *, style: str = "", level: int | None = None) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr>'
    properties = f"<w:pPr>{named}{'' if level is None else listed}</w:pPr>"
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def part(root: str, content: str) -> str:
    opening = f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{_NAMESPACE}">'
    return f"{opening}{content}</w:{root}>"


def package(**parts: str) -> bytes:
    """Return a zip file whose ``parts`` are those of a Word file, by name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(f"word/{name}.xml", text)
    return written.getvalue()


def word_file(*content: str, **parts: str) -> bytes:
    body = part("document", f"<w:body>{''.join(content)}</w:body>")
    return package(
        document=body,
        numbering=part("numbering", NUMBERING),
        styles=part("styles", STYLES),
        **parts,
    )


SCHOOL = (
    paragraph("Қысқа мерзімді жоспар"),
    table(
        ("Бөлім:", "Қазіргі Қазақстан"),
        ("Педагогтің аты-жөні", "Ә. Серікқызы"),
        ("Күні:", "12.03.2025"),
        ("Сынып: 9", ""),
        ("Сабақтың тақырыбы", "Тәуелсіздік жылдары"),
        ("Сабақтың мақсаты", "Тәуелсіздік тарихын түсіндіреді"),
        ("Сабақтың барысы", ""),
        ("Сабақтың кезеңі/уақыты", "Педагогтің әрекеті", "Ресурстар"),
        ("Басы 5 мин", "Сәлемдеседі", ""),
        ("Ортасы 30 мин", "Жаңа ұғымды түсіндіреді", "карта"),
    ),
    paragraph("Үй тапсырмасы", style="1"),
    paragraph("Мәтінді оқу", level=0),
    paragraph("Кестені толтыру", level=0),
    paragraph("Әдебиет", style="1"),
    paragraph("Жораева Г. Т. Алаш тарихы. – Алматы: Ғылым, 2010. – 120 б."),
)
