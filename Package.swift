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
        .executableTarget(
            name: "lyceum",
            dependencies: [
                "Authorization", "Organisations", "RoleModels",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "RoleModelsTests", dependencies: ["RoleModels", "Authorization"], swiftSettings: settings),
        .testTarget(
            name: "OrganisationsTests",
            dependencies: ["Authorization", "Organisations", "RoleModels"],
            swiftSettings: settings
        ),
        .testTarget(name: "CommandLineTests", dependencies: ["lyceum"], swiftSettings: settings),
        .testTarget(
            name: "StoryTests",
            dependencies: ["Authorization", "Organisations", "RoleModels"],
            swiftSettings: settings
        ),
    ]
)
