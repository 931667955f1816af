// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Foundation
import Reference

let order: Order
do {
    order = try Order(CommandLine.arguments.dropFirst())
} catch {
    print(error)
    exit(64)
}
let report = await order.carryOut()
print(report.text)
exit(report.isGood ? 0 : 1)
