// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CPostgreSQL
import Storage

/// What the server answered to one statement, in binary form.
final class Answer {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit { PQclear(result) }

    /// What was done, in the server's words: `COMMIT`, `INSERT 0 1`.
    var status: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    var changedCount: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    var isError: Bool { ![PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) }

    /// One part of an error, by libpq's letter for it.
    func part(_ letter: Character) -> String {
        guard let code = letter.asciiValue, let text = PQresultErrorField(result, CInt(code)) else { return "" }
        return String(cString: text)
    }

    func rows(of text: String) throws(StorageError) -> [Row] {
        let columns = 0..<PQnfields(result)
        let names = Row.Columns(columns.map { PQfname(result, $0).map { String(cString: $0) } ?? "" })
        var kinds: [Kind] = []
        for column in columns {
            guard let kind = Kind(PQftype(result, column)) else {
                throw .failed(
                    "an answer has a type that SQLite has not: cast it to BIGINT, TEXT or BYTEA, in `\(text)`"
                )
            }
            kinds.append(kind)
        }
        var rows: [Row] = []
        rows.reserveCapacity(Int(PQntuples(result)))
        for row in 0..<PQntuples(result) {
            rows.append(Row(names, columns.map { value(row, $0, kinds[Int($0)]) }))
        }
        return rows
    }

    private func value(_ row: CInt, _ column: CInt, _ kind: Kind) -> Value {
        guard PQgetisnull(result, row, column) == 0 else { return .null }
        let length = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length)
        switch kind {
        case .integer: return .integer(bytes.signedInteger)
        case .text: return .text(String(decoding: bytes, as: UTF8.self))
        case .bytes: return .bytes(Array(bytes))
        case .nothing: return .null
        }
    }

    private enum Kind {
        case integer, text, bytes, nothing

        /// By the numbers that PostgreSQL's own types have had since ever.
        init?(_ type: Oid) {
            switch type {
            case 16, 20, 21, 23: self = .integer  // bool, int8, int2, int4
            case 19, 25, 1042, 1043: self = .text  // name, text, bpchar, varchar
            case 17: self = .bytes  // bytea
            case 2278: self = .nothing  // void, which functions answer that only do something
            default: return nil
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// A whole number of one to eight bytes, the most significant first; a boolean's byte is 0 or 1.
    fileprivate var signedInteger: Int64 {
        guard let first else { return 0 }
        return dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }
}
