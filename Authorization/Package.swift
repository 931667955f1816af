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
    products: [.library(name: "Authorization", targets: ["Authorization"])],
    targets: [
        .target(name: "Authorization", swiftSettings: settings),
        .testTarget(name: "AuthorizationTests", dependencies: ["Authorization"], swiftSettings: settings),
    ]
)
