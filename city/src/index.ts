export type { CityFounded, CityPlan, CityUses, DemoEnrolment } from './city-uses.ts';
export { type CastMember, demoCast, demoPassword, demoPin, demoStaff } from './demo-cast.ts';
export { cityRandom, foundCity } from './found-city.ts';
export { honestSurprise, swindle, type Unforeseen } from './fraudsters.ts';
export type { LifeEvent } from './life-event.ts';
export { liveAsResident } from './resident-life.ts';
export { inventResident, type Resident } from './residents.ts';
