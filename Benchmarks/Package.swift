// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(path: "../Authorization")],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "Workloads", dependencies: ["Authorization"], swiftSettings: settings),
        .executableTarget(
            name: "bench",
            dependencies: ["Workloads", "CSQLite", "Authorization"],
            swiftSettings: settings
        ),
    ]
)
