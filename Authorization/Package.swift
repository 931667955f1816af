// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Authorization",
    products: [
        .library(name: "Authorization", targets: ["Authorization"]),
        .library(name: "Reference", targets: ["Reference"]),
    ],
    targets: [
        .target(name: "Authorization", swiftSettings: settings),
        .target(name: "Reference", dependencies: ["Authorization"], path: "Tests/Reference", swiftSettings: settings),
        .executableTarget(name: "compare", dependencies: ["Authorization", "Reference"], swiftSettings: settings),
        .testTarget(
            name: "AuthorizationTests",
            dependencies: ["Authorization", "Reference"],
            swiftSettings: settings
        ),
    ]
)
