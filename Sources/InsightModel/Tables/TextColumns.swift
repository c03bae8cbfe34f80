enum TextColumns {
  static func parted(_ raw: RawTable, _ text: SourceText) -> RawTable { raw }
}
