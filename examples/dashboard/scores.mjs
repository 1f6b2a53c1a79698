/** Half of a second is a minute of play. After the last there is a break, and another evening begins. */
const halvesOfEvening = 110;
const minutes = 90;

const matches = [
  ['Ashford', 'Brookside'],
  ['Cliffton', 'Dunmore'],
  ['Eastgate', 'Fernhill'],
  ['Glenwood', 'Harborne'],
  ['Ivybridge', 'Kingsmead'],
  ['Lakeview', 'Marlow'],
];

/**
 * The scores of an evening's matches at a moment, in milliseconds. They depend on nothing but the time, so that the
 * publisher keeps no state, and two of them publish the same.
 */
export function scoresAt(time) {
  const halves = Math.floor(time / 500);
  const evening = Math.floor(halves / halvesOfEvening);
  const minute = Math.min(halves % halvesOfEvening, minutes);
  return {
    minute,
    matches: matches.map((teams, match) => ({
      teams,
      goals: teams.map((_, side) => countGoals(evening * 100 + match * 2 + side, minute)),
    })),
  };
}

const goalsPerMinute = 0.016;

function countGoals(team, minute) {
  return Array.from({ length: minute }, (_, played) => chance(team, played)).filter((drawn) => drawn < goalsPerMinute)
    .length;
}

/** A number from 0 to 1 that looks drawn, and is always the same for the same team and minute: a hash of the two. */
function chance(team, minute) {
  let hash = Math.imul(team, 0x9e3779b1) ^ Math.imul(minute + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
