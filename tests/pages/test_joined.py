import pytest

from geodata.export.frozen import scripts
from pages.shared import joined


def write(folder, **modules):
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")


def test_each_module_stands_once_and_after_those_it_imports(tmp_path):
    write(
        tmp_path,
        main='import { b, C as D } from "./b.js";\nimport { a } from "./a.js";',
        b='import { a } from "./a.js";\nexport function b() {}\nexport class C {}\nconst own = 1;',
        a="// export and import stand in comments too.\nexport const a = 1;\n",
    )
    text = joined.modules(tmp_path, "main")
    places = [text.index(f"const ${name} = ") for name in ("a", "b", "main")]
    assert places == sorted(places)
    assert [text.count(f"const ${name} = ") for name in ("a", "b", "main")] == [1, 1, 1]
    assert "const { b, C: D } = $b;" in text
    assert "return { b, C };" in text
    assert "own }" not in text


@pytest.mark.parametrize(
    "line",
    [
        'import * as b from "./b.js";',
        'import b from "./b.js";',
        "export default 1;",
        'export { b } from "./b.js";',
    ],
)
def test_an_import_or_export_in_another_form_is_refused(tmp_path, line):
    write(tmp_path, main=line, b="export const b = 1;")
    with pytest.raises(ValueError, match=r"main\.js"):
        joined.modules(tmp_path, "main")


def test_modules_that_import_each_other_are_refused(tmp_path):
    write(tmp_path, main='import { b } from "./b.js";', b='import { main } from "./main.js";')
    with pytest.raises(ValueError, match="main -> b -> main"):
        joined.modules(tmp_path, "main")


def test_every_module_of_the_layer_is_in_the_map_s_script():
    text = joined.script()
    for path in scripts.LAYER.glob("*.js"):
        assert text.count(f"const ${path.stem} = ") == 1
