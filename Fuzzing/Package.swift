// swift-tools-version: 6.2
import PackageDescription

// RoleModels and CModels are links to the sources of the product: compiled here once more, so that the fuzzer sees
// which of their branches a file reaches.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-sanitize=fuzzer"]),
]

let package = Package(
    name: "Fuzzing",
    dependencies: [
        .package(path: "../Authorization"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "CFuzzer"),
        .target(name: "CModels"),
        .target(
            name: "RoleModels",
            dependencies: ["Authorization", "CModels", "Yams"],
            exclude: ["Models"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Fuzz",
            dependencies: ["Authorization", "CFuzzer", "RoleModels"],
            swiftSettings: settings,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
        ),
    ]
)
