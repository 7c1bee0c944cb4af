package app

import io.fermata.Asyncio.gather
import io.fermata.Asyncio.run

fun main() {
    val results: List<Int> = run(gather(DogsAsync.bark(Dogs("Rex"), 2), DogsAsync.bark(Dogs("Ada"), 2)))
    println(results)
}
