// Medians, and medians of the ratios within each round: what slows a round down slows all its cases down.
const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

export function table(rounds, base) {
  const names = Object.keys(rounds[0]);
  return Object.keys(rounds[0][base]).map(what => {
    const of = (round, name) => round[name][what];
    const ratios = Object.fromEntries(names.map(name => [name, median(rounds.map(round => of(round, name) / of(round, base)))]));
    const cells = names.map(name => `${name} ${median(rounds.map(round => of(round, name))).toFixed(1)} ms (${ratios[name].toFixed(2)}×)`);
    return { what, ratios, text: `${what.padEnd(40)} ${cells.map(cell => cell.padEnd(26)).join('')}` };
  });
}
