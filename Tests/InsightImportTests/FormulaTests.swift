import InsightModel
import Testing

@testable import InsightImport

/// The letters and figures of a formula alone would be other numbers.
@Suite struct FormulaTests {
  private func formula(_ inner: String) throws -> String {
    let issue = try read("<!doctype html><h1>Tides</h1><p>Say <math>\(inner)</math> here.</p>")
    return String(picture(issue)[0].dropFirst("p Say ".count).dropLast(" here.".count))
  }

  @Test(arguments: [
    ("<msup><mi>q</mi><mn>3</mn></msup><mo>-</mo><mfrac><mn>2</mn><mn>5</mn></mfrac>", "q³-2/5"),
    ("<mn>3</mn><mfrac><mn>1</mn><mn>4</mn></mfrac>", "3 1/4"),
    ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>m</mi><msup><mi>v</mi><mn>2</mn></msup>", "1/2 mv²"),
    (
      "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mn>4</mn><mi>c</mi></mrow></mfrac>",
      "(a+b)/(4c)"
    ),
    ("<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi></mfrac>", "a/b/c"),
    ("<mfrac><mi>a</mi><mfrac><mi>b</mi><mi>c</mi></mfrac></mfrac>", "a/(b/c)"),
    ("<msup><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>n</mi></msup>", "(1/2)ⁿ"),
    ("<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mn>1</mn><mo>)</mo></mrow><mn>2</mn></msup>", "(a+1)²"),
    ("<msup><mn>10</mn><mrow><mo>−</mo><mn>7</mn></mrow></msup>", "10⁻⁷"),
    ("<msup><mn>2</mn><mn>0.5</mn></msup>", "2^0.5"),
    ("<msup><mi>A</mi><mi>H</mi></msup>", "A^H"),
    ("<msup><mi>w</mi><mrow><mi>K</mi><mi>t</mi></mrow></msup>", "w^(Kt)"),
    ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"), ("<msqrt><mn>2</mn></msqrt>", "√2"),
    ("<mroot><mi>y</mi><mn>3</mn></mroot>", "³√y"),
    (
      "<munderover><mo>&sum;</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>",
      "∑ᵢ₌₁ⁿ"
    ),
    ("<msubsup><mi>x</mi><mn>0</mn><mn>2</mn></msubsup>", "x₀²"),
    ("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "₆¹⁴C"),
    ("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u{304}"),
    ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", "sin x"), ("<mn>2</mn><mo>&#x2062;</mo><mn>3</mn>", "2·3"),
    ("<mn>2</mn><mo>&InvisibleTimes;</mo><mi>x</mi>", "2x"), ("<mn>1</mn><mn>2</mn>", "1 2"),
    ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mo>&#x2062;</mo><mi>x</mi>", "1/2 x"),
    ("<mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>", "(n over k)"),
    ("<mfenced open=\"[\" close=\"]\"><mn>1</mn><mn>5</mn></mfenced>", "[1, 5]"),
    (
      "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>",
      "1, 0; 0, 1"
    ),
    (
      "<semantics><mrow><mi>h</mi><mo>&lt;</mo><mn>9</mn></mrow><annotation>h<9</annotation></semantics>",
      "h<9"
    ),
    ("<!-- c --><mi>b</mi><mphantom><mn>8</mn></mphantom>", "b"), ("<m:mi>k</m:mi>", "k"),
  ]) func isOneLine(inner: String, line: String) throws {
    #expect(try formula(inner) == line)
  }

  @Test func whatNestsTooDeepOrNeverEndsTrapsNothing() throws {
    for count in [3, 500, 50_000] {
      let deep = String(repeating: "<msup><mrow>", count: count)
      _ = try read("<!doctype html><p>a<math>\(deep)<mn>5</mn></math>b")
      #expect(text(try read("<!doctype html><p>a <math>\(deep)<mn>5</mn> b")).contains("b"))
    }
    let hidden = String(repeating: "<span style=display:none><math>", count: 20_000)
    _ = try read("<!doctype html><p>a\(hidden)")
  }

  /// Pages show a formula to the eye and give it once more to those who do not see.
  @Test func aFormulaThatIsGivenTwiceIsReadOnce() throws {
    let issue = try read(
      """
      <!doctype html><h1>Tides</h1><p>The depth <span class=a><span style="display: none;"><math alttext="{\\displaystyle d_{0}}">
      <semantics><msub><mi>d</mi><mn>0</mn></msub><annotation>{\\displaystyle d_{0}}</annotation></semantics></math></span><img
      aria-hidden=true alt="{\\displaystyle d_{0}}"></span>, then <span><span><math><msup><mi>g</mi><mn>2</mn></msup></math></span><span
      aria-hidden="true"><span>g</span><span>2</span></span></span> rise.</p>
      <p>A moon <script type="math/tex; mode=display">m_1</script> pulls. <span style="display:none">Not <math><mi>z</mi></math></span>
      <span aria-hidden=true>so</span>.</p>
      """)
    #expect(picture(issue) == ["p The depth d₀, then g² rise.", "p A moon m_1 pulls. so."])
  }

  @Test func aPictureOfAFormulaIsTheFormula() throws {
    let issue = try read(
      """
      <!doctype html><h1>Tides</h1><p>So <img alt="v = gt" src=a> holds, with <img class="wp-latex" alt="n" src=b> steps
      of <img alt="{\\displaystyle \\omega ^{2}}" src=c>.</p><p><img alt="k = 4" src=d></p>
      <p>A <img alt="Tide = high water at noon" src=e>boat, a <img alt="plain" src=f>sail, <img alt="texture" src=g>sand.</p>
      <p><img alt="The harbour" src=h></p>
      """)
    #expect(
      picture(issue) == [
        "p So v = gt holds, with n steps of \\omega ^{2}.", "p k = 4", "p A boat, a sail, sand.",
        "p [The harbour]",
      ])
  }
}
