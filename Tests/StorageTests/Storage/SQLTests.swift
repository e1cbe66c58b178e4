import Kernel
import Storage
import Testing

@Suite struct SQLTests {
    @Test func numbersValuesInOrderOfAppearance() {
        let (name, limit) = ("x", 3)
        let sql: SQL = "SELECT \(name) WHERE a = \(limit) OR b = \(name)"
        #expect(sql.rendered(for: .sqlite).text == "SELECT ? WHERE a = ? OR b = ?")
        #expect(sql.rendered(for: .postgres).text == "SELECT $1 WHERE a = $2 OR b = $3")
        #expect(sql.rendered(for: .postgres).values == [.text("x"), .integer(3), .text("x")])
    }

    @Test func numbersGoOnThroughFragmentsAndDialects() {
        let condition: SQL = "a = \(1) AND b = \(2)"
        let sql: SQL = "\(0) \(condition) \(sqlite: "s \(3)", postgres: "p \(4) \(condition)") \(5)"
        #expect(sql.rendered(for: .sqlite).text == "? a = ? AND b = ? s ? ?")
        #expect(sql.rendered(for: .sqlite).values == [0, 1, 2, 3, 5].map(SQLValue.integer))
        #expect(sql.rendered(for: .postgres).text == "$1 a = $2 AND b = $3 p $4 a = $5 AND b = $6 $7")
        #expect(sql.rendered(for: .postgres).values == [0, 1, 2, 4, 1, 2, 5].map(SQLValue.integer))
    }

    @Test(arguments: [true, false]) func bindsLiteralsInsideInterpolations(descending: Bool) {
        let sql: SQL = "ORDER BY \(descending ? "a DESC" : "a")"
        #expect(sql.rendered(for: .sqlite).text == "ORDER BY ?")
    }

    @Test func listsBecomeParentheses() {
        let sql: SQL = "x IN \(list: [1, 2, 3]) AND y IN \(list: [String]()) AND z = \(4)"
        #expect(sql.rendered(for: .sqlite).text == "x IN (?, ?, ?) AND y IN (NULL) AND z = ?")
        #expect(sql.rendered(for: .postgres).text == "x IN ($1, $2, $3) AND y IN (NULL) AND z = $4")
        #expect(sql.hasList)
        let outer: SQL = "SELECT \(sqlite: sql, postgres: "1")"
        #expect(outer.hasList)
    }

    @Test func joinsFragments() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
        #expect(conditions.joined(separator: " AND ").rendered(for: .postgres).text == "a = $1 AND b = $2")
        #expect([SQL]().joined(separator: ", ").rendered(for: .sqlite).text.isEmpty)
    }

    @Test func bindsEveryKind() throws {
        let hash = try #require(ContentHash(String(repeating: "0a", count: 32)))
        let sql: SQL = """
            \(1)\(2 as Int64)\(true)\(0.5)\("t")\([1, 2] as [UInt8])\(Timestamp(milliseconds: 9))\
            \(Identifier<SampleSchema.Author>(rawValue: 7))\(hash)\(nil as String?)\(SampleSchema.Colour.red)\(Double.nan)
            """
        #expect(
            sql.rendered(for: .sqlite).values == [
                .integer(1), .integer(2), .integer(1), .real(0.5), .text("t"), .blob([1, 2]), .integer(9), .integer(7),
                .text(hash.description), .null, .text("red"), .null,
            ])
    }
}
