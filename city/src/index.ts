export type { CityFounded, CityPlan, CityUses, DemoEnrolment } from './city-uses.ts';
export { type CastMember, demoCast, demoPassword, demoPin, demoStaff } from './demo-cast.ts';
export { cityRandom, foundCity } from './found-city.ts';
