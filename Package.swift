// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Lyceum",
    products: [.executable(name: "lyceum", targets: ["lyceum"])],
    dependencies: [
        .package(path: "Authorization"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "CModels"),
        .target(
            name: "RoleModels",
            dependencies: ["Authorization", "CModels", "Yams"],
            exclude: ["Models"],
            swiftSettings: settings
        ),
        .target(name: "Organisations", dependencies: ["Authorization", "RoleModels"], swiftSettings: settings),
        .target(name: "Storage", swiftSettings: settings),
        .target(
            name: "SQLiteDriver",
            dependencies: [
                "Storage",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "PostgreSQLDriver",
            dependencies: ["CPostgreSQL", "Storage", .product(name: "NIOPosix", package: "swift-nio")],
            swiftSettings: settings
        ),
        .systemLibrary(
            name: "CPictures",
            pkgConfig: "gdlib",
            providers: [.apt(["libgd-dev", "libexif-dev", "libmagic-dev"])]
        ),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "Mail",
            dependencies: ["CCurl", .product(name: "NIOPosix", package: "swift-nio")],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Sheets", dependencies: ["CExpat", "CXLSXWriter", "CZip"], swiftSettings: settings),
        .systemLibrary(name: "COath", pkgConfig: "liboath", providers: [.apt(["liboath-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(
            name: "Papers",
            dependencies: ["CPango", .product(name: "NIOPosix", package: "swift-nio")],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "Learning",
            dependencies: [
                "Authorization", "COath", "CPictures", "CSodium", "Organisations", "RoleModels", "Sheets",
                "Storage",
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.copy("Schema")],
            swiftSettings: settings
        ),
        .target(
            name: "Web",
            dependencies: [
                "Authorization", "CQREncode", "Learning", "Mail", "Organisations", "Papers", "Sheets", "Storage",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Templates"), .copy("Assets")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lyceum",
            dependencies: [
                "Authorization", "Learning", "Mail", "Organisations", "PostgreSQLDriver", "RoleModels", "SQLiteDriver",
                "Sheets", "Storage", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "RoleModelsTests",
            dependencies: ["Authorization", "RoleModels", .product(name: "Reference", package: "Authorization")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OrganisationsTests",
            dependencies: ["Authorization", "Organisations", "RoleModels"],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport",
            dependencies: [
                "Authorization", "COath", "Learning", "PostgreSQLDriver", "SQLiteDriver", "Sheets", "Storage",
            ],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: ["PostgreSQLDriver", "SQLiteDriver", "Storage", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(name: "MailTests", dependencies: ["Mail", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "PapersTests", dependencies: ["Papers"], swiftSettings: settings),
        .testTarget(name: "SheetsTests", dependencies: ["CZip", "Sheets"], swiftSettings: settings),
        .testTarget(
            name: "LearningTests",
            dependencies: [
                "Authorization", "CPictures", "Learning", "Organisations", "RoleModels", "Sheets", "Storage",
                "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Authorization", "Learning", "Mail", "Organisations", "RoleModels", "SQLiteDriver", "Storage",
                "TestSupport",
                "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["Learning", "SQLiteDriver", "TestSupport", "lyceum"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StoryTests",
            dependencies: ["Authorization", "Organisations", "RoleModels"],
            swiftSettings: settings
        ),
    ]
)
