// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CYaml

/// The events of a YAML text, one after another, as libyaml finds them.
///
/// Yams' own tree is not used: it calls itself for every level of nesting, copies what an alias names, and stops at
/// the first repeated key. Events let the caller bound depth and number before anything is built.
final class YAMLEvents {
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// Begins reading bytes, which must outlive it.
    ///
    /// Nothing if there is no memory for a parser.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event.
    ///
    /// After `.streamEnd` or an error there is none to ask for.
    func next() throws(YAMLSyntaxError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLSyntaxError(parser.pointee) }
        defer { yaml_event_delete(&event) }
        return YAMLEvent(event)
    }
}

/// One event: what begins, ends or stands on a line.
struct YAMLEvent {
    let kind: Kind
    let line: Int
    /// Whether an anchor (`&name`) stands before it.
    let hasAnchor: Bool
    /// Whether a tag (`!name`) stands before it.
    let hasTag: Bool

    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias
        case scalar(String, isPlain: Bool)
        case sequenceStart, mappingStart
        /// The end of the innermost sequence or mapping.
        case end
    }

    fileprivate init(_ event: yaml_event_t) {
        line = Int(event.start_mark.line) + 1
        var anchor: UnsafeMutablePointer<yaml_char_t>?
        var tag: UnsafeMutablePointer<yaml_char_t>?
        switch event.type {
        case YAML_STREAM_START_EVENT: kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_ALIAS_EVENT: kind = .alias
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            (anchor, tag) = (scalar.anchor, scalar.tag)
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            kind = .scalar(String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
        case YAML_SEQUENCE_START_EVENT:
            (anchor, tag) = (event.data.sequence_start.anchor, event.data.sequence_start.tag)
            kind = .sequenceStart
        case YAML_MAPPING_START_EVENT:
            (anchor, tag) = (event.data.mapping_start.anchor, event.data.mapping_start.tag)
            kind = .mappingStart
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .end
        // Of the others libyaml makes only the empty event, after its last.
        default: kind = .streamEnd
        }
        hasAnchor = anchor != nil
        hasTag = tag != nil
    }
}
