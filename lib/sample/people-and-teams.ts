/** Made up; any likeness to a living person is chance. */
export const PEOPLE: readonly (readonly [name: string, team: number])[] = [
  ['Priya Raman', 7],
  ['Maya Lindqvist', 0],
  ['Tomás Aguilar', 7],
  ['Jonas Brandt', 1],
  ['Aisha Okafor', 2],
  ['Hana Kobayashi', 6],
  ['Liam Gallagher-Voss', 3],
  ['Chiara Bellini', 4],
  ['Noah Steiner', 0],
  ['Zoë van Dalen', 1],
  ['Samir Haddad', 2],
  ['Elif Demirkan', 5],
  ['Mateusz Wrona', 6],
  ['Grace Adeyemi', 3],
  ['Oskar Nyholm', 4],
  ['Fatima Zerrouki', 2],
  ['Lucía Ferrandis', 1],
  ['Dmitri Halonen', 7],
  ['Renée Castellane', 0],
  ['Bao Tran-Huynh', 6],
  ['Ingrid Solheim', 5],
  ['Kwame Boadu', 4],
  ['Yara Medeiros', 3],
  ['Peter Novotník', 2],
];

const FIRST =
  'Ada Boris Carla Diego Emma Farid Greta Hugo Irina Jamal Kira Leo Mina Nils Olga Pablo Quinn Rosa Sven Tara'.split(
    ' ',
  );
const LAST =
  'Albers Benet Calder Duarte Ekberg Fontane Grieg Horvat Ilves Jansen Keller Lopes Moreau Nagy Ostrow'.split(' ');

export const TEAMS = [
  'Finance',
  'Sales Ops',
  'Support',
  'Marketing',
  'Operations',
  'People',
  'Data Platform',
  'Automation Center',
] as const;

const REGIONS = ['DACH', 'Nordics', 'Iberia', 'UK & Ireland', 'Benelux', 'North America', 'APAC'];

export function teamName(index: number): string {
  const name = TEAMS[index % TEAMS.length] ?? TEAMS[0];
  const round = Math.floor(index / TEAMS.length);
  if (round === 0) return name;
  return `${name} ${REGIONS[(round - 1) % REGIONS.length]}${round > REGIONS.length ? ` ${Math.ceil(round / REGIONS.length)}` : ''}`;
}

export function personName(index: number): string {
  const known = PEOPLE[index];
  if (known !== undefined) return known[0];
  const rest = index - PEOPLE.length;
  const round = Math.floor(rest / (FIRST.length * LAST.length));
  const name = `${FIRST[rest % FIRST.length]} ${LAST[Math.floor(rest / FIRST.length) % LAST.length]}`;
  return round === 0 ? name : `${name} ${round + 1}`;
}

/** `Tomás Aguilar` at `larkfield.example` is `tomas.aguilar@larkfield.example`. */
export function emailOf(name: string, domain: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, '.')}@${domain}`;
}
