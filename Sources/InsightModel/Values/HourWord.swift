/// The names of columns whose `36:15` are hours and minutes: `Stunden`, `hours worked`, `Überstunden`, `Zeit (hh:mm)`.
enum HourWord {
  static func isNamed(_ column: String) -> Bool {
    let name = column.lowercased()
    if name.split(whereSeparator: { " ()[]".contains($0) }).contains(where: { forms.contains(String($0)) }) {
      return true
    }
    let words = name.split { !$0.isLetter }.map(String.init)
    func holds(_ table: WordTable, _ word: String) -> Bool {
      var word = word
      return word.withUTF8 { table.code(of: $0) } != nil
    }
    // Of a shop they are times of day.
    guard !words.contains(where: { holds(ofDay, $0) }) else { return false }
    return words.contains { word in holds(hours, word) || endings.contains { word.hasSuffix($0) } }
  }

  private static let forms = ["h:mm", "hh:mm", "h:min", "hours:minutes", "std:min"]
  private static let endings = [
    "stunden", "arbeitszeit", "arbeidstid", "arbetstid", "근무시간", "労働時間", "勤務時間", "工时", "工時",
  ]
  private static let hours = WordTable([
    (
      """
       hours hrs std stunden heures horas ore uren timer timmar godziny godzin hodiny hodin tunnit tuntia saatler часы часов \
      години ώρες overtime worked worktime mehrarbeit gleitzeit sollzeit istzeit
      """, 1
    )
  ])
  private static let ofDay = WordTable([
    (
      " opening business office start end begin from to peak visiting check öffnungs sprech ouverture of day",
      1
    )
  ])
}
